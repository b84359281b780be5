package org.agent008.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a signal (SIGTERM, Ctrl+C) or Quit in the tray end the phone in good order: calls are hung
 * up before the process goes.
 */
public final class Quitting implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Quitting.class);
    private static final long PATIENCE_SECONDS = 15;

    private final CountDownLatch wanted = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread onSignal = new Thread(this::endInGoodOrder, "shutdown");

    public Quitting() {
        Runtime.getRuntime().addShutdownHook(onSignal);
    }

    /** Wakes {@link #await}. */
    public void quit() {
        wanted.countDown();
    }

    /** Until somebody quits. */
    public void await() throws InterruptedException {
        wanted.await();
    }

    private void endInGoodOrder() {
        quit();
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The phone did not end within {} s.", PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ProcessEnd.now(0);
    }

    /** All is closed: the process may go. */
    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException e) {
            LOG.debug("A signal is ending the process.");
        }
    }
}
