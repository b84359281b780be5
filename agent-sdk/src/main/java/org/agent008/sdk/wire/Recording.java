package org.agent008.sdk.wire;

import org.jspecify.annotations.Nullable;

/**
 * The recording of a call.
 *
 * @param file where it is on this machine
 */
public record Recording(String id, @Nullable String file, long bytes, double seconds) {}
