package org.agent008.sdk.wire;

/**
 * A topic that came up in a call.
 *
 * @param local how often this phone's side spoke of it
 * @param remote how often the far end did
 * @param first seconds since the call was answered
 */
public record TopicMention(String topic, int local, int remote, double first) {}
