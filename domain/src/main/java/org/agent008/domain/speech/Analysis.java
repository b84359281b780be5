package org.agent008.domain.speech;

import java.util.Optional;

/**
 * What was found out about a call by what was said in it.
 *
 * @param summary empty where none was asked for
 * @param reading empty where no language model read it
 */
public record Analysis(Optional<Summary> summary, Sentiment sentiment, Optional<Reading> reading) {}
