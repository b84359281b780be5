package org.agent008.adapter.recording;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.agent008.domain.call.CallId;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.port.AudioDesk;
import org.agent008.domain.port.NotMade;
import org.agent008.domain.port.Recorder;
import org.agent008.domain.settings.RecordingSettings;
import org.agent008.domain.speech.Recording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records to WebM with Opus in stereo, all calls on one thread. */
public final class WebmRecorder implements Recorder {
    private static final Logger log = LoggerFactory.getLogger(WebmRecorder.class);
    private static final long TURN_MILLIS = 200;
    private static final long CLOSE_SECONDS = 5;

    private final AudioDesk desk;
    private final Path ownDirectory;
    private final Set<Path> directories = new LinkedHashSet<>();
    private final Take.Opener opener;
    private final Map<CallId, Take> takes = new ConcurrentHashMap<>();
    private final ScheduledExecutorService writer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("recorder").daemon().factory());

    /**
     * Deletes what is too old, now and once a day.
     *
     * @param ownDirectory where recordings go unless the settings name another
     */
    public WebmRecorder(
            AudioDesk desk, Path ownDirectory, RecordingSettings settings, InstantSource clock) {
        this(desk, ownDirectory, settings, clock, Shelf::create);
    }

    WebmRecorder(
            AudioDesk desk,
            Path ownDirectory,
            RecordingSettings settings,
            InstantSource clock,
            Take.Opener opener) {
        this.desk = desk;
        this.ownDirectory = ownDirectory;
        this.opener = opener;
        directories.add(ownDirectory);
        settings.directory().ifPresent(directories::add);
        if (settings.keepDays().isPresent()) {
            int days = settings.keepDays().getAsInt();
            var _ = writer.scheduleWithFixedDelay(() -> tidy(clock, days), 0, 1, TimeUnit.DAYS);
        }
        var _ =
                writer.scheduleWithFixedDelay(
                        this::drain, TURN_MILLIS, TURN_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void drain() {
        takes.values().forEach(Take::drain);
    }

    /** Does at once what is due soon. */
    Future<?> turn() {
        return writer.submit(this::drain);
    }

    private void tidy(InstantSource clock, int days) {
        for (Path directory : directories) {
            try {
                Shelf.deleteBefore(directory, clock.instant().minus(Duration.ofDays(days)))
                        .forEach(file -> log.info("{} is older than it may be: deleted", file));
            } catch (IOException e) {
                log.warn("Old recordings could not be deleted: {}", Take.reason(e));
            }
        }
    }

    @Override
    public void start(Cdr call, RecordingSettings how) {
        Path file = how.directory().orElse(ownDirectory).resolve(Shelf.name(call));
        Take take = new Take(call.id(), file);
        if (takes.putIfAbsent(call.id(), take) == null) {
            writer.execute(() -> take.begin(desk, how.announcement(), opener));
        }
    }

    @Override
    public void pause(CallId id) {
        Optional.ofNullable(takes.get(id)).ifPresent(take -> take.pause(true));
    }

    @Override
    public void resume(CallId id) {
        Optional.ofNullable(takes.get(id)).ifPresent(take -> take.pause(false));
    }

    @Override
    public CompletionStage<Optional<Recording>> stop(CallId id) {
        Take take = takes.remove(id);
        return take == null
                ? CompletableFuture.completedFuture(Optional.empty())
                : CompletableFuture.supplyAsync(take::end, writer);
    }

    @Override
    public CompletionStage<Optional<Recording>> salvage(Cdr call) {
        return CompletableFuture.supplyAsync(() -> left(Shelf.name(call)), writer);
    }

    private Optional<Recording> left(String name) {
        for (Path directory : directories) {
            Path file = directory.resolve(name);
            if (Files.exists(file)) {
                try (FileChannel channel =
                        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                    return Take.made(file, WebmEnd.finish(channel));
                } catch (IOException e) {
                    throw new NotMade(
                            "The recording %s was cut off and cannot be finished: %s."
                                    .formatted(file, Take.reason(e)),
                            e);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        List.copyOf(takes.keySet()).forEach(this::stop);
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                log.warn("The last recordings are not finished; the next start does that.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
