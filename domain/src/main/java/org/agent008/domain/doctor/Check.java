package org.agent008.domain.doctor;

/**
 * Looks at one thing the phone needs. May block for some seconds: never call it on the mailbox.
 * Leaves all as it found it.
 */
@FunctionalInterface
public interface Check {
    /**
     * Tells each step as soon as it is known, and goes no further where that makes no sense.
     *
     * @throws InterruptedException where nobody waits for it any longer
     */
    void examine(Chart chart) throws InterruptedException;
}
