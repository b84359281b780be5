package org.agent008.domain.settings;

/** The local API. Port 0 takes any free one. */
public record ApiSettings(boolean enabled, int port) {
    public static final ApiSettings DEFAULT = new ApiSettings(true, 8008);
}
