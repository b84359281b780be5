package org.agent008.sdk.wire;

import org.jspecify.annotations.Nullable;

/**
 * How the phone stands with the phone system.
 *
 * @param state {@code offline}, {@code connecting}, {@code registered}, {@code failed} or {@code
 *     lost}
 * @param reason one sentence for people where it failed or was lost
 */
public record Registration(String state, @Nullable String reason) {}
