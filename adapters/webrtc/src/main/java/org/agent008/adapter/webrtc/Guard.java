package org.agent008.adapter.webrtc;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps exceptions out of native code: one that gets out of a callback aborts the JVM. */
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
            log.error("a callback of the media library failed", t);
        } catch (Throwable _) {
            // Not even logging works (memory, stack); the calls matter more than the message.
        }
    }
}
