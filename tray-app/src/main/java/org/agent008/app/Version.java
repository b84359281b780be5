package org.agent008.app;

import java.util.Optional;

/** Which build this is. */
public final class Version {
    private Version() {}

    /** As the jar's manifest says; {@code dev} where there is no jar. */
    public static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("dev");
    }

    /** What the phone calls itself in SIP and HTTP. */
    public static String userAgent() {
        return "Agent 008/" + current();
    }
}
