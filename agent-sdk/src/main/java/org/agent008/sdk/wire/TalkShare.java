package org.agent008.sdk.wire;

/**
 * How much one side of a call spoke.
 *
 * @param talk seconds
 * @param ratio of all that both spoke
 * @param longestMonologue seconds
 * @param interruptions how often it began while the other spoke, and went on
 */
public record TalkShare(
        double talk,
        double ratio,
        double longestMonologue,
        int interruptions,
        int wordsPerMinute,
        int questions) {}
