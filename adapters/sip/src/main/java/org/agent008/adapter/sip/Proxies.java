package org.agent008.adapter.sip;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which HTTP proxy a WebSocket goes through: that of Java's system properties ({@code
 * https.proxyHost} and the like), else of the environment ({@code https_proxy}, {@code http_proxy},
 * {@code no_proxy}). None is asked for this machine itself, nor for SIP without WebSocket.
 */
final class Proxies {
    private static final Logger log = LoggerFactory.getLogger(Proxies.class);
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1|0:0:0:0:0:0:0:1");
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})\\b.*");
    private static final int LONGEST_ANSWER = 16_384;

    private final Map<String, String> environment;

    Proxies(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * An HTTP proxy.
     *
     * @param user {@code name:password} where it wants one
     */
    record Proxy(String host, int port, Optional<String> user) {
        /** Has {@code tcp}, a connection to the proxy, passed through to the server (CONNECT). */
        void tunnel(Socket tcp, Server server) throws IOException {
            String host = server.host().contains(":") ? server.uri().getHost() : server.host();
            String target = host + ":" + server.port();
            String login =
                    user.map(u ->
                                    "Proxy-Authorization: Basic "
                                            + Base64.getEncoder()
                                                    .encodeToString(
                                                            u.getBytes(StandardCharsets.UTF_8))
                                            + "\r\n")
                            .orElse("");
            String request =
                    "CONNECT %s HTTP/1.1\r\nHost: %s\r\n%s\r\n".formatted(target, target, login);
            tcp.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String status = head(tcp.getInputStream()).lines().findFirst().orElse("");
            Matcher matcher = STATUS.matcher(status);
            if (!matcher.matches()) {
                throw new ProxyRefusal("can't be reached: %s is no HTTP proxy".formatted(this));
            }
            String code = matcher.group(1);
            if (code.equals("407")) {
                throw new ProxyRefusal(
                        "can't be reached: the proxy %s wants another user name and password (407)"
                                .formatted(this));
            }
            if (!code.startsWith("2")) {
                throw new ProxyRefusal(
                        "can't be reached: the proxy %s refused with %s".formatted(this, code));
            }
        }

        private static String head(InputStream in) throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.length() < LONGEST_ANSWER && head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    break;
                }
                head.append((char) next);
            }
            return head.toString();
        }

        /** Without the password. */
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    Optional<Proxy> to(Server server) {
        if (!server.isWebSocket() || LOOPBACK.matcher(server.host()).matches()) {
            return Optional.empty();
        }
        String scheme = server.isSecure() ? "https" : "http";
        return ofProperties(scheme, server).or(() -> ofEnvironment(scheme, server));
    }

    private static Optional<Proxy> ofProperties(String scheme, Server server) {
        ProxySelector selector = ProxySelector.getDefault();
        if (selector == null) {
            return Optional.empty();
        }
        URI asHttp = URI.create(scheme + "://" + server.uri().getHost() + ":" + server.port());
        return selector.select(asHttp).stream()
                .filter(proxy -> proxy.type() == java.net.Proxy.Type.HTTP)
                .map(proxy -> (InetSocketAddress) proxy.address())
                .map(at -> new Proxy(at.getHostString(), at.getPort(), Optional.empty()))
                .findFirst();
    }

    private Optional<Proxy> ofEnvironment(String scheme, Server server) {
        if (variable("no_proxy").filter(list -> excepts(list, server.host())).isPresent()) {
            return Optional.empty();
        }
        return variable(scheme + "_proxy").or(() -> variable("all_proxy")).flatMap(Proxies::parsed);
    }

    private Optional<String> variable(String name) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .map(environment::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst();
    }

    /** {@code no_proxy}: hosts and their sub-domains, or {@code *}. */
    private static boolean excepts(String list, String host) {
        String name = "." + host.toLowerCase(Locale.ROOT);
        return Pattern.compile("[,\\s]+")
                .splitAsStream(list.toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> entry.startsWith(".") ? entry : "." + entry)
                .anyMatch(entry -> entry.equals(".*") || name.endsWith(entry));
    }

    private static Optional<Proxy> parsed(String value) {
        try {
            URI uri = URI.create(value.contains("://") ? value : "http://" + value);
            if (uri.getHost() != null && "http".equalsIgnoreCase(uri.getScheme())) {
                int port = uri.getPort() > 0 ? uri.getPort() : 80;
                return Optional.of(
                        new Proxy(uri.getHost(), port, Optional.ofNullable(uri.getUserInfo())));
            }
        } catch (IllegalArgumentException e) {
            log.trace("no URI", e);
        }
        log.warn("The proxy that the environment names can't be used: it must be http://host:port");
        return Optional.empty();
    }
}
