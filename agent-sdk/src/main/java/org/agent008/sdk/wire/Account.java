package org.agent008.sdk.wire;

import org.jspecify.annotations.Nullable;

/** Who the phone is. */
public record Account(String name, String sipUri, @Nullable String displayName) {}
