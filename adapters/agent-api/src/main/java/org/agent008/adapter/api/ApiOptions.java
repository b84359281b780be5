package org.agent008.adapter.api;

import java.nio.file.Path;

/**
 * How the local API is reached.
 *
 * @param port 0 takes any free one
 * @param directory where {@code api.json} and the Unix socket go; made private to the user (0700)
 * @param version of the phone, as {@code /v1/status} tells it
 */
public record ApiOptions(int port, Path directory, String version) {
    public ApiOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("api.port: " + port + " is not 0 to 65535");
        }
    }
}
