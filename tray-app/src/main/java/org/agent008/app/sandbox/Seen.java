package org.agent008.app.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** What has come so far, in order, and futures of what is to come. Safe from any thread. */
public final class Seen<T> {
    private final List<T> all = new ArrayList<>();
    private final List<Wait<T>> waits = new ArrayList<>();

    private record Wait<T>(Predicate<T> wanted, CompletableFuture<T> found) {}

    /** Takes the next one. */
    public void add(T item) {
        List<Wait<T>> met;
        synchronized (this) {
            all.add(item);
            met = waits.stream().filter(w -> w.wanted().test(item)).toList();
            waits.removeAll(met);
        }
        met.forEach(w -> w.found().complete(item));
    }

    /** The first that fits, whether it has come or is to come. */
    public synchronized CompletableFuture<T> first(Predicate<T> wanted) {
        CompletableFuture<T> found = new CompletableFuture<>();
        all.stream()
                .filter(wanted)
                .findFirst()
                .ifPresentOrElse(found::complete, () -> waits.add(new Wait<>(wanted, found)));
        return found;
    }

    public synchronized List<T> all() {
        return List.copyOf(all);
    }
}
