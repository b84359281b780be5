package org.agent008.adapter.sip;

import java.net.InetSocketAddress;
import java.text.ParseException;
import java.util.Locale;
import java.util.Optional;
import javax.sip.InvalidArgumentException;
import javax.sip.address.AddressFactory;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.ContactHeader;
import javax.sip.header.HeaderFactory;
import javax.sip.header.ViaHeader;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * Where others reach this phone. Over WebSocket that is a name that means something to the server
 * alone (RFC 7118); else it is the address of the connection, as the server sees it where a router
 * changes it (RFC 3581).
 */
final class Whereabouts {
    private final Server server;
    private final AddressFactory addresses;
    private final HeaderFactory headers;
    private final String user;
    private String host;
    private int port = -1;
    private boolean learnt;
    private @Nullable SipURI former;

    Whereabouts(Server server, AddressFactory addresses, HeaderFactory headers, Tokens tokens) {
        this.server = server;
        this.addresses = addresses;
        this.headers = headers;
        this.user = tokens.next(8);
        this.host = tokens.next(12) + ".invalid";
    }

    /** A connection is open, from this address. */
    void at(InetSocketAddress local) {
        if (!server.isWebSocket()) {
            String literal = local.getAddress().getHostAddress().replaceFirst("%.*", "");
            move(literal.contains(":") ? "[" + literal + "]" : literal, local.getPort());
            learnt = false;
        }
    }

    /**
     * Reads off a response how the server sees us.
     *
     * @return whether that is news: what was registered was of no use
     */
    boolean learns(Response response) {
        if (server.isWebSocket()
                || learnt
                || !(response.getHeader(ViaHeader.NAME) instanceof ViaHeader via)) {
            return false;
        }
        learnt = true;
        String seen = via.getReceived() == null ? host : via.getReceived();
        int from = via.getRPort() > 0 ? via.getRPort() : port;
        return move(seen.contains(":") && !seen.startsWith("[") ? "[" + seen + "]" : seen, from);
    }

    private boolean move(String to, int at) {
        boolean moved = !to.equals(host) || at != port;
        if (moved && port > 0 && former == null) {
            former = uri();
        }
        host = to;
        port = at;
        return moved;
    }

    ViaHeader via(String branch) {
        try {
            ViaHeader via = headers.createViaHeader(host, port, server.transport(), branch);
            if (!server.isWebSocket()) {
                via.setRPort();
            }
            return via;
        } catch (ParseException | InvalidArgumentException e) {
            throw new IllegalStateException("unusable Via", e);
        }
    }

    ContactHeader contact() {
        return headers.createContactHeader(addresses.createAddress(uri()));
    }

    /** What the registrar still has of us, to be forgotten. */
    Optional<ContactHeader> former() {
        if (former == null || former.equals(uri())) {
            return Optional.empty();
        }
        try {
            ContactHeader gone = headers.createContactHeader(addresses.createAddress(former));
            gone.setExpires(0);
            return Optional.of(gone);
        } catch (InvalidArgumentException e) {
            throw new IllegalStateException("0 is a possible time", e);
        }
    }

    /** The registrar has taken our contact and forgotten the former one. */
    void registered() {
        former = null;
    }

    boolean isOurs(URI uri) {
        return uri instanceof SipURI sip
                && user.equals(sip.getUser())
                && host.equalsIgnoreCase(sip.getHost())
                && (port < 0 || port == sip.getPort());
    }

    private SipURI uri() {
        try {
            SipURI uri = addresses.createSipURI(user, host);
            if (port > 0) {
                uri.setPort(port);
            }
            uri.setTransportParam(
                    server.isWebSocket() ? "ws" : server.scheme().toLowerCase(Locale.ROOT));
            return uri;
        } catch (ParseException e) {
            throw new IllegalStateException("unusable Contact", e);
        }
    }
}
