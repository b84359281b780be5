package org.agent008.app.window;

import java.awt.AWTError;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.agent008.app.view.Display;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to the event thread, the only one that may touch a window. Nothing of the toolkit is
 * loaded before the first wish to show something.
 */
public final class Gui implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Gui.class);

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("windows").factory());

    /** Whether windows can be shown at all, as far as the environment tells. */
    public static boolean isPossible() {
        return Display.isThere(System.getenv(), System.getProperties());
    }

    /**
     * Runs the task on the event thread, soon, with the look of the desktop; tasks run in order.
     * Safe from any thread. Without a display it does nothing.
     */
    public void show(Runnable task) {
        try {
            thread.execute(() -> prepared(task));
        } catch (RejectedExecutionException closed) {
            log.debug("Something was to be shown after the windows were closed");
        }
    }

    private static void prepared(Runnable task) {
        if (!isPossible()) {
            log.info("There is no display to show a window on");
            return;
        }
        try {
            if (GraphicsEnvironment.isHeadless()) {
                log.info("This Java cannot show windows");
                return;
            }
            boolean dark = Shade.isDark();
            EventQueue.invokeLater(() -> {
                Look.apply(dark);
                task.run();
            });
        } catch (AWTError | LinkageError e) {
            log.info("The display does not answer: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
