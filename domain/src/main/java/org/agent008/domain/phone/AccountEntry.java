package org.agent008.domain.phone;

import java.util.Optional;
import org.agent008.domain.settings.Secret;

/**
 * What a person enters to have an account, as it was typed.
 *
 * @param sipUri {@code 1001@pbx.example.com}, with or without {@code sip:}
 * @param sipUser user name for authentication; absent: the user of {@code sipUri}
 * @param password absent: the one that is kept stays
 * @param server WebSocket address of the PBX
 * @param nickname the person's name as others see it
 */
public record AccountEntry(
        String sipUri,
        Optional<String> sipUser,
        Optional<Secret> password,
        String server,
        Optional<String> nickname) {}
