package org.agent008.sdk.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A live call as it was at one moment.
 *
 * @param state {@code dialing}, {@code ringing}, {@code answering}, {@code active} or {@code ended}
 * @param since when it was answered
 * @param muted this phone sends silence
 * @param held this phone holds the call
 * @param remoteHeld the far end holds the call
 * @param autoAnswered it was answered without a person
 * @param earlyMedia the far end is heard before it answers
 * @param foreground of all calls at most one has the sound card: this one
 * @param transfer one that is asked for or under way
 * @param problem why the last hold, resume or transfer came to nothing, for people
 * @param at when this was the state
 */
public record CallSnapshot(
        String id,
        String state,
        @Nullable Instant since,
        boolean muted,
        boolean held,
        boolean remoteHeld,
        boolean autoAnswered,
        boolean earlyMedia,
        boolean foreground,
        @Nullable Transfer transfer,
        @Nullable String problem,
        Instant at,
        Cdr cdr) {}
