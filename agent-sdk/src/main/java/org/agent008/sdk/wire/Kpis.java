package org.agent008.sdk.wire;

/**
 * How a call went, in figures.
 *
 * @param silence seconds in which nobody spoke, holding apart
 * @param longestSilence seconds
 * @param hold seconds on hold, whoever held
 */
public record Kpis(
        TalkShare local, TalkShare remote, double silence, double longestSilence, double hold) {}
