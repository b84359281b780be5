package org.agent008.domain.call;

/** Which side of a call did something. */
public enum By {
    LOCAL,
    REMOTE
}
