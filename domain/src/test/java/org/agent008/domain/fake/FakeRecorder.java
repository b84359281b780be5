package org.agent008.domain.fake;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.agent008.domain.call.CallId;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.port.Recorder;
import org.agent008.domain.settings.RecordingSettings;
import org.agent008.domain.speech.Recording;

/** Recordings that are ready at once, or when the test says so. */
public final class FakeRecorder implements Recorder {
    /** What was asked of it: {@code start a}, {@code pause a} … */
    public final List<String> asked = new ArrayList<>();

    private final Map<CallId, CompletableFuture<Optional<Recording>>> recordings = new HashMap<>();

    @Override
    public void start(Cdr call, RecordingSettings how) {
        asked.add("start " + call.id());
        recordings.putIfAbsent(
                call.id(), CompletableFuture.completedFuture(Optional.of(recording(call.id()))));
    }

    public static Recording recording(CallId id) {
        return new Recording(
                "rec-" + id.value(), Path.of(id.value() + ".webm"), 4711, Duration.ofSeconds(7));
    }

    /** What stop and salvage of a call lead to, when the test completes it. */
    public CompletableFuture<Optional<Recording>> later(String call) {
        var later = new CompletableFuture<Optional<Recording>>();
        recordings.put(new CallId(call), later);
        return later;
    }

    @Override
    public void pause(CallId id) {
        asked.add("pause " + id);
    }

    @Override
    public void resume(CallId id) {
        asked.add("resume " + id);
    }

    @Override
    public CompletionStage<Optional<Recording>> stop(CallId id) {
        return Optional.ofNullable(recordings.remove(id))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    @Override
    public CompletionStage<Optional<Recording>> salvage(Cdr call) {
        asked.add("salvage " + call.id());
        return stop(call.id());
    }

    @Override
    public void close() {}
}
