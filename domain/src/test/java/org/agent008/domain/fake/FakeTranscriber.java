package org.agent008.domain.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
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
    private final Map<CallId, Map<Channel, Segment>> heard = new HashMap<>();
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
        hear(new CallId(call), segment(channel, second, text));
        endpoint(new CallId(call), channel);
    }

    /** Somebody has said this so far, and may go on. */
    public void begins(String call, Channel channel, int second, String text) {
        CallId id = new CallId(call);
        Segment segment = segment(channel, second, text);
        hear(id, segment);
        ear(id).accept(new Words(id, segment, false));
    }

    private static Segment segment(Channel channel, int second, String text) {
        return new Segment(
                channel, Duration.ofSeconds(second), Duration.ofSeconds(second + 1L), text);
    }

    private void hear(CallId id, Segment segment) {
        heard.computeIfAbsent(id, _ -> new EnumMap<>(Channel.class))
                .put(segment.channel(), segment);
    }

    private Consumer<Words> ear(CallId id) {
        Consumer<Words> ear = ears.get(id);
        if (ear == null) {
            throw new AssertionError("nobody listens to " + id);
        }
        return ear;
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
    public void endpoint(CallId id, Channel channel) {
        Map<Channel, Segment> open = heard.get(id);
        Segment segment = open == null ? null : open.remove(channel);
        if (segment != null) {
            said.computeIfAbsent(id, _ -> new ArrayList<>()).add(segment);
            ear(id).accept(new Words(id, segment, true));
        }
    }

    @Override
    public CompletionStage<Optional<Transcript>> finish(CallId id) {
        if (!ears.containsKey(id)) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        for (Channel channel : Channel.values()) {
            endpoint(id, channel);
        }
        ears.remove(id);
        heard.remove(id);
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
