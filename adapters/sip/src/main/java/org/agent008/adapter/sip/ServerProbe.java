package org.agent008.adapter.sip;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.agent008.domain.doctor.Chart;
import org.agent008.domain.doctor.Check;
import org.agent008.domain.doctor.Finding;
import org.agent008.domain.settings.Account;

/**
 * Looks at the way to each server of an account: name, TCP (through the HTTP proxy where there is
 * one), certificate, WebSocket. Opens connections of its own and says nothing in SIP.
 */
public final class ServerProbe implements Check {
    private static final Duration RENEW = Duration.ofDays(14);
    private static final long PATIENCE_SECONDS = 15;

    private final List<Server> servers;
    private final Sockets sockets;
    private final InstantSource clock;

    public ServerProbe(Account account, SipOptions options, InstantSource clock) {
        this.servers = account.servers().stream().map(Server::new).toList();
        this.sockets = new Sockets(options.tls(), new Proxies(options.environment()));
        this.clock = clock;
    }

    @Override
    public void examine(Chart chart) throws InterruptedException {
        for (Server server : servers) {
            examine(server, chart);
        }
    }

    private void examine(Server server, Chart chart) throws InterruptedException {
        if (!server.isUsable()) {
            chart.look(
                    "Server",
                    () ->
                            Finding.fault(
                                    server + " is no address of a phone system.",
                                    "Set wsUri to a ws:// or wss:// address, or sipTransport and"
                                            + " sipProxy."));
            return;
        }
        Optional<Proxies.Proxy> proxy = sockets.proxy(server);
        String host = proxy.map(Proxies.Proxy::host).orElse(server.host());
        if (!chart.look("DNS " + host, () -> name(host)) || server.scheme().equals("udp")) {
            return;
        }
        if (!chart.look("TCP " + proxy.map(Object::toString).orElse(at(server)), () -> tcp(server))
                || (server.isSecure() && !chart.look("TLS " + at(server), () -> tls(server)))) {
            return;
        }
        if (server.isWebSocket()) {
            chart.look("WebSocket " + server, () -> webSocket(server));
        }
    }

    private static String at(Server server) {
        return server.host() + ":" + server.port();
    }

    private static Finding name(String host) {
        try {
            return Finding.ok(
                    Arrays.stream(InetAddress.getAllByName(host))
                            .map(InetAddress::getHostAddress)
                            .collect(Collectors.joining(", ")));
        } catch (UnknownHostException e) {
            return Finding.fault(
                    "there is no such host",
                    "Check the name in wsUri or sipProxy, and whether this machine has a network"
                            + " and its DNS works.");
        }
    }

    private Finding tcp(Server server) {
        try (Socket tcp = sockets.reach(server, _ -> {})) {
            return Finding.ok("reached from " + tcp.getLocalAddress().getHostAddress());
        } catch (ProxyRefusal e) {
            return Finding.fault(e.sentence(), "Check https_proxy or http_proxy, and no_proxy.");
        } catch (SocketTimeoutException e) {
            return Finding.fault(
                    Unreachable.TOO_SLOW,
                    "A firewall may be in between: TCP port " + server.port() + " has to be open.");
        } catch (ConnectException e) {
            return Finding.fault(
                    "nobody listens there (" + e.getMessage() + ")",
                    "Check the port, and whether the phone system runs.");
        } catch (IOException e) {
            return Finding.fault(
                    "can't be reached: " + e.getMessage(), "Check the network of this machine.");
        }
    }

    private Finding tls(Server server) {
        try (Socket tcp = sockets.reach(server, _ -> {});
                SSLSocket secured = sockets.secured(tcp, server)) {
            SSLSession session = secured.getSession();
            X509Certificate shown = (X509Certificate) session.getPeerCertificates()[0];
            String text =
                    "%s; certificate of %s by %s, valid until %tF"
                            .formatted(
                                    session.getProtocol(),
                                    shown.getSubjectX500Principal().getName(),
                                    shown.getIssuerX500Principal().getName(),
                                    shown.getNotAfter());
            return shown.getNotAfter().toInstant().isBefore(clock.instant().plus(RENEW))
                    ? Finding.warning(text, "Have it renewed there soon.")
                    : Finding.ok(text);
        } catch (IOException e) {
            return split(Unreachable.sentence(e));
        }
    }

    /** What stands after the colon is what to do. */
    private static Finding split(String sentence) {
        int colon = sentence.indexOf(": ");
        return colon < 0
                ? Finding.fault(sentence)
                : Finding.fault(sentence.substring(0, colon), sentence.substring(colon + 2));
    }

    private Finding webSocket(Server server) throws InterruptedException {
        Opening opening = new Opening();
        WsConnection connection = new WsConnection(server, sockets, opening);
        connection.start();
        try {
            Optional<String> why = opening.gone.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return why.map(text ->
                            Finding.fault(text, "Check the path in wsUri; often it is /ws or /."))
                    .orElseGet(() -> Finding.ok("open, speaks SIP"));
        } catch (TimeoutException e) {
            return Finding.fault(
                    Unreachable.TOO_SLOW,
                    "What listens there may be no WebSocket server: check the port in wsUri.");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            connection.close();
        }
    }

    /** Empty: open. Else why not. */
    private static final class Opening implements Connection.Listener {
        private final CompletableFuture<Optional<String>> gone = new CompletableFuture<>();

        @Override
        public void onOpen(InetSocketAddress local, InetSocketAddress peer) {
            gone.complete(Optional.empty());
        }

        @Override
        public void onHeard() {}

        @Override
        public void onMessage(String message) {}

        @Override
        public void onGone(String why) {
            gone.complete(Optional.of(why));
        }
    }
}
