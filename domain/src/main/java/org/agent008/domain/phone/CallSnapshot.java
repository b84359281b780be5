package org.agent008.domain.phone;

import java.time.Instant;
import java.util.Optional;
import org.agent008.domain.call.CallState;
import org.agent008.domain.call.Transfer;
import org.agent008.domain.cdr.Cdr;

/**
 * A live call as seen at one moment.
 *
 * @param muted this phone sends silence
 * @param held this phone holds the call
 * @param remoteHeld the far end holds it
 * @param autoAnswered answered without a person, who has to be told aloud
 * @param earlyMedia the far end of an outbound call is heard, and hears, before it answers
 * @param foreground the person is in this one: of all calls at most one hears and is heard by the
 *     sound card
 * @param transfer one that is asked for or under way
 * @param problem why the last wish to hold, resume, transfer or send tones came to nothing, for
 *     people
 * @param at when it was seen
 */
public record CallSnapshot(
        Cdr cdr,
        CallState state,
        boolean muted,
        boolean held,
        boolean remoteHeld,
        boolean autoAnswered,
        boolean earlyMedia,
        boolean foreground,
        Optional<Transfer> transfer,
        Optional<String> problem,
        Instant at) {}
