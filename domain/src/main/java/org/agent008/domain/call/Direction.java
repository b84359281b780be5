package org.agent008.domain.call;

/** Who started the call, seen from this phone. */
public enum Direction {
    INBOUND,
    OUTBOUND
}
