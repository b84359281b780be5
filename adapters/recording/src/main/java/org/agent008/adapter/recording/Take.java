package org.agent008.adapter.recording;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agent008.domain.call.CallId;
import org.agent008.domain.port.AudioDesk;
import org.agent008.domain.port.AudioDesk.Side;
import org.agent008.domain.port.AudioDesk.Tap;
import org.agent008.domain.port.NotMade;
import org.agent008.domain.settings.RecordingSettings.Announcement;
import org.agent008.domain.speech.Recording;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The recording of one call. All but {@link #pause} is for the writer thread. */
final class Take {
    private static final Logger log = LoggerFactory.getLogger(Take.class);

    private final CallId call;
    private final Path path;
    private final FrameRing ring = new FrameRing();
    private final StereoEncoder encoder = new StereoEncoder();
    private final short[] frame = new short[StereoEncoder.FRAME];
    private final List<Tap> taps = new ArrayList<>();
    private volatile boolean announced;
    private volatile boolean paused;
    private @Nullable WebmFile file;
    private @Nullable NotMade fault;

    /** Opens a new file. */
    @FunctionalInterface
    interface Opener {
        SeekableByteChannel open(Path file) throws IOException;
    }

    Take(CallId call, Path path) {
        this.call = call;
        this.path = path;
    }

    void begin(AudioDesk desk, Optional<Announcement> announcement, Opener opener) {
        try {
            Optional<Spoken> spoken =
                    announcement.isPresent()
                            ? Optional.of(announcement(announcement.get()))
                            : Optional.empty();
            file = new WebmFile(opener.open(path), encoder.lookahead());
            announced = spoken.isEmpty();
            taps.add(desk.tap(call, Side.LOCAL, this::local));
            taps.add(desk.tap(call, Side.REMOTE, this::remote));
            spoken.ifPresent(voice -> taps.add(desk.speak(call, voice)));
        } catch (IOException e) {
            fail(e);
        }
    }

    private Spoken announcement(Announcement announcement) throws IOException {
        try {
            return Spoken.of(announcement, () -> announced = true);
        } catch (IOException e) {
            throw new IOException("The announcement cannot be played: " + reason(e), e);
        }
    }

    private void local(short[] heard) {
        if (announced) {
            ring.local(heard, !paused);
        }
    }

    private void remote(short[] heard) {
        if (announced) {
            ring.remote(heard, !paused);
        }
    }

    /** From the next frame on; safe from any thread. */
    void pause(boolean on) {
        paused = on;
    }

    /** Writes what has come since the last time. */
    void drain() {
        WebmFile open = file;
        if (open == null) {
            return;
        }
        try {
            while (ring.read(frame)) {
                encoder.add(frame, open);
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    /**
     * Ends it; empty where nothing was recorded.
     *
     * @throws NotMade where it could not be written
     */
    Optional<Recording> end() {
        closeTaps();
        drain();
        Optional<Recording> made = finish();
        if (fault != null) {
            throw fault;
        }
        if (ring.lost() > 0) {
            log.warn("{}: {} ms are missing in its recording", call, 10 * ring.lost());
        }
        return made;
    }

    private Optional<Recording> finish() {
        WebmFile open = file;
        if (open == null) {
            return Optional.empty();
        }
        try {
            encoder.flush(open);
            Optional<Duration> length = open.finish();
            open.close();
            file = null;
            return made(path, length);
        } catch (IOException e) {
            fail(e);
            return Optional.empty();
        }
    }

    /** What there is in a finished file; one with nothing in it is deleted. */
    static Optional<Recording> made(Path path, Optional<Duration> length) throws IOException {
        if (length.isEmpty()) {
            Files.delete(path);
            return Optional.empty();
        }
        return Optional.of(new Recording(Shelf.id(path), path, Files.size(path), length.get()));
    }

    /** The call goes on without; what is written of it stays, and can be played. */
    private void fail(IOException e) {
        closeTaps();
        fault = new NotMade("The call could not be recorded to %s: %s.".formatted(path, reason(e)));
        log.warn("{} The call goes on.", fault.getMessage(), e);
        WebmFile open = file;
        file = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException closing) {
                log.debug("{} could not be closed", path, closing);
            }
        }
    }

    static String reason(IOException e) {
        String text = String.valueOf(e.getMessage());
        return switch (e) {
            case java.nio.file.NoSuchFileException _ -> text + " is not there";
            case java.nio.file.AccessDeniedException _ -> "no right to write or read " + text;
            case java.nio.file.FileAlreadyExistsException _ -> text + " is there already";
            default -> text;
        };
    }

    private void closeTaps() {
        taps.forEach(Tap::close);
        taps.clear();
    }
}
