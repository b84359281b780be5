package org.agent008.domain.port;

import java.util.Optional;

/**
 * What the person chose while the phone ran. It stands above the configuration and outlives
 * restarts. Safe from any thread; no method but {@link #close} blocks.
 */
public interface Choices extends AutoCloseable {
    /** What can be chosen. */
    enum Choice {
        /** The value of a status. */
        STATUS,
        /** The number that outbound calls show. */
        CALLER_ID,
        /** The name of the device to speak into, or {@code default}. */
        MICROPHONE,
        /** The name of the device that calls are heard from, or {@code default}. */
        SPEAKER,
        /** The name of the device that rings, or {@code default}. */
        RINGER
    }

    /** What was chosen last; empty: nothing yet, so the configuration decides. */
    Optional<String> of(Choice choice);

    /** In force at once, and kept soon after; where it cannot be kept, the log says so. */
    void choose(Choice choice, String value);

    /** Keeps what is not kept yet. */
    @Override
    void close();
}
