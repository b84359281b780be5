package org.agent008.domain.phone;

/** How the account stands with the PBX. */
public sealed interface Registration {
    /** Not registered because the person is offline or has just started. */
    record Offline() implements Registration {}

    /** Reaching for the PBX. */
    record Connecting() implements Registration {}

    /** The PBX sends calls here. */
    record Registered() implements Registration {}

    /**
     * The PBX said no; only a change of the settings helps. {@code reason} is one sentence for
     * people.
     */
    record Failed(String reason) implements Registration {}

    /**
     * The connection is gone; the phone tries again by itself. {@code reason} is one sentence for
     * people.
     */
    record Lost(String reason) implements Registration {}
}
