package org.agent008.sdk.wire;

/**
 * A call's transfer.
 *
 * @param by {@code local}, or {@code remote}: the far end asks this phone to call elsewhere
 * @param kind {@code blind} or {@code attended}
 * @param target number or address it goes to
 * @param outcome {@code asked} or {@code started}
 */
public record Transfer(String by, String kind, String target, String outcome) {}
