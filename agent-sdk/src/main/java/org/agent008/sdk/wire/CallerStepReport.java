package org.agent008.sdk.wire;

/**
 * How far a step of a scripted caller is.
 *
 * @param state {@code waiting}, {@code running}, {@code done} or {@code failed}
 * @param text what happened, or what happened instead, for people
 */
public record CallerStepReport(String state, String text) {}
