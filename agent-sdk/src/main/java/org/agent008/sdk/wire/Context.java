package org.agent008.sdk.wire;

/** Who the phone was at the moment of an event. */
public record Context(
        String nickname,
        String sipUri,
        String sipUser,
        String language,
        String device,
        String status,
        WindowSize size) {}
