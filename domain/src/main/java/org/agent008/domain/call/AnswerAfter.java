package org.agent008.domain.call;

import java.time.Duration;
import java.util.Optional;

/**
 * A caller asks to be answered without a person.
 *
 * @param delay how long to ring first; empty: as long as the configuration says
 */
public record AnswerAfter(Optional<Duration> delay) {}
