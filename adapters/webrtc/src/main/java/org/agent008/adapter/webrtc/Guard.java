package org.agent008.adapter.webrtc;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what callbacks throw: an exception that gets out into native code aborts the JVM, and one
 * that gets out into an executor is lost.
 */
final class Guard {
    private static final Logger log = LoggerFactory.getLogger(Guard.class);

    private Guard() {}

    static void run(Runnable callback) {
        try {
            callback.run();
        } catch (Throwable t) {
            report(t);
        }
    }

    static void report(Throwable t) {
        try {
            log.error("media: a callback failed", t);
        } catch (Throwable _) {
            // Not even logging works (memory, stack); the calls matter more than the message.
        }
    }
}
