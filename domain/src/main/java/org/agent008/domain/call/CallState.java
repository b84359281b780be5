package org.agent008.domain.call;

import java.time.Instant;

/** Where a call stands. The transition table is in {@link Call}. */
public sealed interface CallState {
    /** Outbound: the offer is being made or the INVITE is on its way; nobody rings yet. */
    record Dialing() implements CallState {}

    /** Inbound: it rings here. Outbound: the far end said 180 or 183. */
    record Ringing() implements CallState {}

    /** Inbound: the person said yes, the media answer is being made. */
    record Answering() implements CallState {}

    /** Both ends agreed; {@code since} is when. */
    record Active(Instant since) implements CallState {}

    /** Over. */
    record Ended(HangUpCause cause) implements CallState {}
}
