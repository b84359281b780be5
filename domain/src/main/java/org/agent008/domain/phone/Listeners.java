package org.agent008.domain.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Those who want to hear of something. One that throws harms neither the others nor the step that
 * tells: it is written to the log.
 */
final class Listeners<L> {
    private static final System.Logger LOG = System.getLogger(Listeners.class.getName());

    private final List<L> listeners = new ArrayList<>();

    void add(L listener) {
        listeners.add(listener);
    }

    void tell(Consumer<L> news) {
        for (L listener : List.copyOf(listeners)) {
            try {
                news.accept(listener);
            } catch (RuntimeException fault) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "A listener of the phone failed; the phone goes on",
                        fault);
            }
        }
    }
}
