package org.agent008.domain.speech;

import java.time.Duration;

/**
 * Words that one side said in one go.
 *
 * @param start since the call was answered; exact to some tenths of a second
 */
public record Segment(Channel channel, Duration start, Duration end, String text) {}
