package org.agent008.domain.phone;

import java.time.Instant;
import org.agent008.domain.call.CallState;
import org.agent008.domain.cdr.Cdr;

/**
 * A live call as seen at one moment.
 *
 * @param muted this phone sends silence
 * @param at when it was seen
 */
public record CallSnapshot(Cdr cdr, CallState state, boolean muted, Instant at) {}
