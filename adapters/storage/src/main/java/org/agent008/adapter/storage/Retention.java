package org.agent008.adapter.storage;

/**
 * How much is kept of what is settled; calls are kept for good, and so is what still waits.
 *
 * @param events newest events, for replay
 * @param deliveries newest outbox entries, and as many of the newest dead ones
 * @param every after how many events the older ones are looked for
 */
record Retention(int events, int deliveries, int every) {
    static final Retention DEFAULT = new Retention(10_000, 10_000, 1_000);
}
