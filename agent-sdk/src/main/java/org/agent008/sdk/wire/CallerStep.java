package org.agent008.sdk.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A step of a scripted caller; each kind takes some of these.
 *
 * @param what {@code do} in JSON: which step, such as {@code dial} (see docs/api.md)
 * @param to number to call
 * @param digits keys to press or expect
 * @param hz of a tone to play or expect
 * @param seconds how long a tone is played
 * @param file to play: WAV, 16 kHz, mono, 16 bit
 * @param within seconds in which what is expected has to happen
 */
public record CallerStep(
        @JsonProperty("do") String what,
        @Nullable String to,
        @Nullable String digits,
        @Nullable Double hz,
        @Nullable Double seconds,
        @Nullable String file,
        @Nullable Double within) {}
