package org.agent008.adapter.webhook;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells once when an endpoint goes bad and once when it is well again. Safe from any thread. */
final class Health {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    /** One failure among successes is nothing to tell of: it is tried again. */
    private static final int BAD_AFTER = 3;

    private final String endpoint;
    private int failuresInARow;
    private Optional<String> lastError = Optional.empty();

    Health(String endpoint) {
        this.endpoint = endpoint;
    }

    synchronized void succeeded() {
        if (failuresInARow >= BAD_AFTER) {
            LOG.info("webhook {} takes events again", endpoint);
        }
        failuresInARow = 0;
        lastError = Optional.empty();
    }

    /** Empty where the last try went well, or there was none. */
    synchronized Optional<String> lastError() {
        return lastError;
    }

    synchronized void failed(String why) {
        failuresInARow++;
        lastError = Optional.of(why);
        if (failuresInARow == BAD_AFTER) {
            LOG.warn("webhook {} does not take events: {}", endpoint, why);
        }
    }

    /** While an endpoint is known to be bad, its dead events need no line each. */
    synchronized void died(String eventId, String why) {
        if (failuresInARow < BAD_AFTER) {
            LOG.warn("webhook {} never took event {}: {}", endpoint, eventId, why);
        }
    }
}
