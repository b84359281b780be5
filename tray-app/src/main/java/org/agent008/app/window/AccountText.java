package org.agent008.app.window;

import java.net.URI;
import java.util.Optional;
import org.agent008.domain.phone.Destination;

/** What the account form says about what is in it, before it is saved. */
final class AccountText {
    private AccountText() {}

    /** What is still missing or wrong, one thing at a time; empty where it can be saved. */
    static Optional<String> missing(String address, String server) {
        if (Destination.parse(address).flatMap(Destination::host).isEmpty()) {
            return Optional.of("The SIP address is like 1001@pbx.example.com.");
        }
        if (!isServer(server)) {
            return Optional.of("The server is like wss://pbx.example.com:7443/ws.");
        }
        return Optional.empty();
    }

    private static boolean isServer(String text) {
        try {
            URI uri = URI.create(text.strip());
            return uri.getHost() != null
                    && ("wss".equalsIgnoreCase(uri.getScheme())
                            || "ws".equalsIgnoreCase(uri.getScheme()));
        } catch (IllegalArgumentException noUri) {
            return false;
        }
    }
}
