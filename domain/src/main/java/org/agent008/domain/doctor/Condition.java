package org.agent008.domain.doctor;

/** How something stands. */
public enum Condition {
    OK,

    /** The phone works, but the person should know. */
    WARNING,

    /** The phone, or a part of it, does not work. */
    FAULT
}
