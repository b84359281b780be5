package org.agent008.domain.doctor;

import java.time.Duration;

/**
 * One line of an examination.
 *
 * @param name what was looked at
 * @param took how long that took
 */
public record Step(String name, Finding finding, Duration took) {}
