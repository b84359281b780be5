package org.agent008.domain.call;

/**
 * A call's public name: the INVITE's {@code X-Call-ID} where it has one, else its {@code Call-ID}.
 * Unique among live calls.
 */
public record CallId(String value) {
    public CallId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a call id is not blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
