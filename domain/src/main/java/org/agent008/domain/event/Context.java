package org.agent008.domain.event;

import org.agent008.domain.settings.WindowSize;

/** Who the phone was when something happened. All of it is always present; never a password. */
public record Context(
        String nickname,
        String sipUri,
        String sipUser,
        String language,
        String device,
        String status,
        WindowSize size) {}
