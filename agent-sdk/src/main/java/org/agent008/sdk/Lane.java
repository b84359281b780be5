package org.agent008.sdk;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Runs a script's handlers one after the other on virtual threads, where they may block. What a
 * handler throws is logged and changes nothing for the call.
 */
final class Lane implements Executor {
    private static final System.Logger LOG = System.getLogger(Lane.class.getName());

    private final String name;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    Lane(String name) {
        this.name = name;
    }

    @Override
    public synchronized void execute(Runnable task) {
        waiting.add(task);
        if (!running) {
            running = true;
            Thread.ofVirtual().name(name).start(this::work);
        }
    }

    private void work() {
        for (Runnable task = next(); task != null; task = next()) {
            guarded(name, task);
        }
    }

    private synchronized @org.jspecify.annotations.Nullable Runnable next() {
        Runnable task = waiting.poll();
        running = task != null;
        return task;
    }

    /** Errors too: a failed assertion in a handler has to be seen. */
    static void guarded(String name, Runnable task) {
        try {
            task.run();
        } catch (Throwable thrown) {
            LOG.log(System.Logger.Level.WARNING, name + ": a handler failed", thrown);
        }
    }
}
