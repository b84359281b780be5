package org.agent008.domain.speech;

/**
 * What a call was about.
 *
 * @param id unique for all time
 * @param model what wrote it
 */
public record Summary(String id, String text, String model) {}
