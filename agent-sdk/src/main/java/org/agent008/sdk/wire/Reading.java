package org.agent008.sdk.wire;

import java.util.List;

/**
 * What a language model read out of a call.
 *
 * @param mood of the far end, at the end: {@code positive}, {@code neutral} or {@code negative}
 * @param actionItems what was promised or is left to do
 * @param resolution {@code resolved}, {@code follow_up} or {@code unresolved}
 */
public record Reading(String mood, List<String> actionItems, String resolution) {
    public Reading {
        actionItems = List.copyOf(actionItems);
    }
}
