package org.agent008.adapter.webrtc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.agent008.domain.port.Media.MediaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Idle lines; keeps some warm, since the first one takes hundreds of ms. */
final class LinePool {
    private static final Logger log = LoggerFactory.getLogger(LinePool.class);

    private final int warmLines;
    private final Object opening = new Object();
    private final Deque<Line> idle = new ArrayDeque<>();
    private final ExecutorService warmer =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("lines").factory());
    private boolean closed;
    private @Nullable String loadFault;

    LinePool(int warmLines) {
        this.warmLines = warmLines;
        warmer.execute(this::warm);
    }

    /** An idle line, or a new one. */
    Line take() {
        Line line;
        synchronized (this) {
            if (closed) {
                throw new MediaException("The phone is shutting down.");
            }
            line = idle.poll();
        }
        try {
            return line == null ? open() : line;
        } finally {
            rewarm();
        }
    }

    /** One at a time: who loads the library in vain must be the first to say why. */
    private Line open() {
        synchronized (opening) {
            try {
                return Line.open();
            } catch (RuntimeException | Error e) {
                throw new MediaException("The media library cannot be used: " + reason(e), e);
            }
        }
    }

    /**
     * The last of a chain of wrappers says what is wrong, as "libpulse.so.0: cannot open". Where
     * loading failed, only the first try is told that; it is kept for the others.
     */
    private String reason(Throwable wrapped) {
        Throwable t = wrapped;
        for (Throwable cause = t; cause != null; cause = cause.getCause()) {
            t = cause;
        }
        String reason = Objects.requireNonNullElse(t.getMessage(), t.toString());
        if (!(wrapped instanceof LinkageError)) {
            return reason;
        }
        loadFault = Objects.requireNonNullElse(loadFault, reason);
        return loadFault;
    }

    private void rewarm() {
        try {
            warmer.execute(this::warm);
        } catch (RejectedExecutionException e) {
            log.debug("closed meanwhile: no line is warmed", e);
        }
    }

    private void warm() {
        try {
            while (wanted()) {
                give(open());
            }
        } catch (MediaException e) {
            log.warn("no line could be opened in advance: {}", e.getMessage());
        }
    }

    private synchronized boolean wanted() {
        return !closed && idle.size() < warmLines;
    }

    /** Takes back a line whose peer connection is closed. */
    void give(Line line) {
        synchronized (this) {
            if (!closed) {
                idle.push(line);
                return;
            }
        }
        line.dispose();
    }

    /** Lets go of all idle lines; those still out go when given back. */
    void close() {
        Deque<Line> rest;
        synchronized (this) {
            closed = true;
            rest = new ArrayDeque<>(idle);
            idle.clear();
        }
        warmer.shutdown();
        try {
            if (!warmer.awaitTermination(5, TimeUnit.SECONDS)) {
                log.warn("a line is still being opened");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        rest.forEach(Line::dispose);
    }
}
