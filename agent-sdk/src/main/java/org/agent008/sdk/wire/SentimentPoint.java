package org.agent008.sdk.wire;

/**
 * How both sides felt at one moment.
 *
 * @param at seconds since the call was answered
 */
public record SentimentPoint(double at, double local, double remote) {}
