package org.agent008.domain.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.agent008.domain.call.CallId;
import org.agent008.domain.port.NotMade;
import org.agent008.domain.port.Transcriber;
import org.agent008.domain.settings.TranscriptionSettings;
import org.agent008.domain.speech.Channel;
import org.agent008.domain.speech.Recording;
import org.agent008.domain.speech.Segment;
import org.agent008.domain.speech.Transcript;
import org.agent008.domain.speech.Words;

/** Hears what the test says. */
public final class FakeTranscriber implements Transcriber {
    private final Map<CallId, Consumer<Words>> ears = new HashMap<>();
    private final Map<CallId, List<Segment>> said = new HashMap<>();
    private Optional<String> fault = Optional.empty();

    /** No transcript comes about from now on. */
    public void breaks(String why) {
        fault = Optional.of(why);
    }

    public boolean listensTo(CallId id) {
        return ears.containsKey(id);
    }

    /** Somebody says something, a second long. */
    public void hears(String call, Channel channel, int second, String text) {
        CallId id = new CallId(call);
        Segment segment =
                new Segment(
                        channel, Duration.ofSeconds(second), Duration.ofSeconds(second + 1L), text);
        Consumer<Words> ear = ears.get(id);
        if (ear == null) {
            throw new AssertionError("nobody listens to " + call);
        }
        said.computeIfAbsent(id, _ -> new ArrayList<>()).add(segment);
        ear.accept(new Words(id, segment, true));
    }

    @Override
    public void listen(CallId id, TranscriptionSettings how, Consumer<Words> words) {
        ears.put(id, words);
    }

    @Override
    public void pause(CallId id) {}

    @Override
    public void resume(CallId id) {}

    @Override
    public CompletionStage<Optional<Transcript>> finish(CallId id) {
        if (ears.remove(id) == null) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        if (fault.isPresent()) {
            return CompletableFuture.failedFuture(new NotMade(fault.get()));
        }
        List<Segment> segments = Optional.ofNullable(said.remove(id)).orElse(List.of());
        return CompletableFuture.completedFuture(
                Optional.of(new Transcript("tra-" + id.value(), "en", "fake", segments)));
    }

    @Override
    public CompletionStage<Transcript> transcribe(Recording recording, TranscriptionSettings how) {
        return CompletableFuture.completedFuture(
                new Transcript(
                        "tra-" + recording.id(),
                        "en",
                        "fake",
                        List.of(
                                new Segment(
                                        Channel.REMOTE,
                                        Duration.ZERO,
                                        recording.length(),
                                        "as recorded"))));
    }

    @Override
    public void close() {}
}
