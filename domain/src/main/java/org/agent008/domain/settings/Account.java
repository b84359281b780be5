package org.agent008.domain.settings;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One identity at a PBX.
 *
 * @param name what the account is called in CDRs: its AOR without the scheme
 * @param user user part of the AOR
 * @param domain host part of the AOR
 * @param authUser user name for digest authentication
 * @param servers WebSocket addresses of the PBX ({@code ws} or {@code wss}), in order of preference
 * @param displayName what others see, where set
 */
public record Account(
        String name,
        String user,
        String domain,
        String authUser,
        Secret password,
        List<URI> servers,
        Optional<String> displayName) {
    public Account {
        servers = List.copyOf(servers);
    }

    /** The address of record, {@code sip:user@domain}. */
    public String aor() {
        return "sip:" + user + "@" + domain;
    }
}
