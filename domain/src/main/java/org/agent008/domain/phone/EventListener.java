package org.agent008.domain.phone;

import org.agent008.domain.event.Envelope;

/** Hears events on the mailbox; must return at once. */
@FunctionalInterface
public interface EventListener {
    void on(Envelope envelope);
}
