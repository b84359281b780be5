package org.agent008.sdk.wire;

import org.jspecify.annotations.Nullable;

/**
 * A number of a contact.
 *
 * @param label what it is: cell, work and the like
 */
public record ContactPhone(String value, @Nullable String label) {}
