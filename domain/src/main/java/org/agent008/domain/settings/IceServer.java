package org.agent008.domain.settings;

import java.util.List;
import java.util.Optional;

/**
 * A STUN or TURN server that helps the audio through firewalls.
 *
 * @param urls {@code stun:} (RFC 7064), {@code turn:} or {@code turns:} (RFC 7065)
 * @param username and credential: what a TURN server asks for
 */
public record IceServer(List<String> urls, Optional<String> username, Optional<Secret> credential) {
    public IceServer {
        urls = List.copyOf(urls);
    }

    /** Whether it relays audio, rather than only tell addresses. */
    public boolean relays() {
        return urls.stream().anyMatch(url -> url.startsWith("turn"));
    }
}
