package org.agent008.sdk.wire;

/**
 * A status of the person.
 *
 * @param value its stable name
 * @param text what the person sees
 * @param dnd inbound calls are refused
 */
public record Status(String value, String text, String color, boolean dnd) {}
