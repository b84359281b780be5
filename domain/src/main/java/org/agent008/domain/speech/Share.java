package org.agent008.domain.speech;

import java.time.Duration;

/**
 * What one side contributed to a call.
 *
 * @param talk how long it spoke
 * @param ratio of all that both spoke, from 0 to 1
 * @param longestMonologue how long it spoke at most before the other did
 * @param interruptions how often it began while the other was speaking, and went on
 * @param wordsPerMinute while it spoke; 0 where it did not
 * @param questions how many it asked
 */
public record Share(
        Duration talk,
        double ratio,
        Duration longestMonologue,
        int interruptions,
        int wordsPerMinute,
        int questions) {}
