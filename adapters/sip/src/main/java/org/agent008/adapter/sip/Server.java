package org.agent008.adapter.sip;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Where a phone system is, and how it is spoken to. */
record Server(URI uri) {
    private static final Set<String> SCHEMES = Set.of("ws", "wss", "udp", "tcp", "tls");

    boolean isUsable() {
        return uri.getHost() != null && uri.getScheme() != null && SCHEMES.contains(scheme());
    }

    String scheme() {
        return uri.getScheme().toLowerCase(Locale.ROOT);
    }

    boolean isWebSocket() {
        return scheme().startsWith("ws");
    }

    boolean isSecure() {
        return scheme().equals("wss") || scheme().equals("tls");
    }

    /** As Via names it. */
    String transport() {
        return scheme().toUpperCase(Locale.ROOT);
    }

    /** Without the brackets of an IPv6 address. */
    String host() {
        return uri.getHost().replaceAll("[\\[\\]]", "");
    }

    int port() {
        return uri.getPort() > 0
                ? uri.getPort()
                : switch (scheme()) {
                    case "ws" -> 80;
                    case "wss" -> 443;
                    case "tls" -> 5061;
                    default -> 5060;
                };
    }

    /** For people, events and logs: a query may hold a token. */
    @Override
    public String toString() {
        String query = uri.getRawQuery();
        return query == null ? uri.toString() : uri.toString().replace("?" + query, "");
    }
}
