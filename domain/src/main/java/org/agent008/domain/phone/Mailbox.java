package org.agent008.domain.phone;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * The one door into the domain: runs wishes one at a time on the phone's own thread. Safe from any
 * thread.
 */
public final class Mailbox {
    private final Executor thread;
    private final Phone phone;

    public Mailbox(Executor thread, Phone phone) {
        this.thread = thread;
        this.phone = phone;
    }

    /**
     * Runs {@code wish} on the phone's thread. An exception in it completes the future
     * exceptionally.
     */
    public <T> CompletableFuture<T> ask(Function<Phone, T> wish) {
        return CompletableFuture.supplyAsync(() -> wish.apply(phone), thread);
    }
}
