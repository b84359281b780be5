package org.agent008.domain.speech;

import java.util.List;

/** What a language model read out of a call. */
public record Reading(Mood mood, List<String> actionItems, Resolution resolution) {
    public Reading {
        actionItems = List.copyOf(actionItems);
    }

    /** Of the far end, at the end. */
    public enum Mood {
        POSITIVE,
        NEUTRAL,
        NEGATIVE
    }

    /** Whether what the call was about is settled. */
    public enum Resolution {
        RESOLVED,
        FOLLOW_UP,
        UNRESOLVED
    }
}
