package org.agent008.adapter.settings;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** A server that has one person's settings and asks who wants them. */
final class SettingsPeer implements AutoCloseable {
    private static final InetSocketAddress HERE =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final Optional<HttpServer> server;
    private final String scheme;

    private SettingsPeer(Optional<HttpServer> server, String scheme) {
        this.server = server;
        this.scheme = scheme;
    }

    static SettingsPeer none() {
        return new SettingsPeer(Optional.empty(), "http");
    }

    static SettingsPeer start(String nickname, String password, String settings)
            throws IOException {
        var http = HttpServer.create(HERE, 0);
        return serve(http, "http", nickname, password, settings);
    }

    /** The same over TLS. */
    static SettingsPeer start(SSLContext tls, String nickname, String password, String settings)
            throws IOException {
        var https = HttpsServer.create(HERE, 0);
        https.setHttpsConfigurator(new HttpsConfigurator(tls));
        return serve(https, "https", nickname, password, settings);
    }

    private static SettingsPeer serve(
            HttpServer http, String scheme, String nickname, String password, String settings) {
        http.createContext(
                        "/settings.json",
                        exchange -> {
                            byte[] body = settings.getBytes(StandardCharsets.UTF_8);
                            exchange.sendResponseHeaders(200, body.length);
                            exchange.getResponseBody().write(body);
                            exchange.close();
                        })
                .setAuthenticator(
                        new BasicAuthenticator("agent008", StandardCharsets.UTF_8) {
                            @Override
                            public boolean checkCredentials(String name, String secret) {
                                return name.equals(nickname) && secret.equals(password);
                            }
                        });
        http.start();
        return new SettingsPeer(Optional.of(http), scheme);
    }

    String uri() {
        return server.map(
                        s -> scheme + "://127.0.0.1:" + s.getAddress().getPort() + "/settings.json")
                .orElseThrow();
    }

    @Override
    public void close() {
        server.ifPresent(s -> s.stop(0));
    }
}
