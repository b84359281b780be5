package org.agent008.domain.phone;

import java.time.Instant;
import org.agent008.domain.call.CallState;
import org.agent008.domain.cdr.Cdr;

/** A live call as seen at one moment; {@code at} is when. */
public record CallSnapshot(Cdr cdr, CallState state, Instant at) {}
