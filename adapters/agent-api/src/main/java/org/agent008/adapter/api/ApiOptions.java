package org.agent008.adapter.api;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the local API is reached.
 *
 * @param port 0 takes any free one
 * @param directory where {@code api.json} and the Unix socket go; made private to the user (0700)
 * @param version of the phone, as {@code /v1/status} tells it
 * @param callers far ends to try the phone with, where it is a trial
 */
public record ApiOptions(
        int port, Path directory, String version, Optional<ScriptedCallers> callers) {
    public ApiOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("api.port: " + port + " is not 0 to 65535");
        }
    }

    /** Of a phone that is no trial. */
    public ApiOptions(int port, Path directory, String version) {
        this(port, directory, version, Optional.empty());
    }
}
