package org.agent008.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a signal (SIGTERM, Ctrl+C) or Quit in the tray end the phone in good order: calls are hung
 * up before the process goes.
 */
public final class Quitting implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 15;

    private final CountDownLatch wanted = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    public Quitting() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::quitAndWait, "shutdown"));
    }

    /** Wakes {@link #await}. */
    public void quit() {
        wanted.countDown();
    }

    /** Until somebody quits. */
    public void await() throws InterruptedException {
        wanted.await();
    }

    private void quitAndWait() {
        quit();
        try {
            var _ = done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All is closed: the process may go. */
    @Override
    public void close() {
        done.countDown();
    }
}
