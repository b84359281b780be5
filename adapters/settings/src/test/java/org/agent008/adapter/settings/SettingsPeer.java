package org.agent008.adapter.settings;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A server that has one person's settings and asks who wants them. */
final class SettingsPeer implements AutoCloseable {
    private final Optional<HttpServer> server;

    private SettingsPeer(Optional<HttpServer> server) {
        this.server = server;
    }

    static SettingsPeer none() {
        return new SettingsPeer(Optional.empty());
    }

    static SettingsPeer start(String nickname, String password, String settings)
            throws IOException {
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
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
        return new SettingsPeer(Optional.of(http));
    }

    String uri() {
        return server.map(s -> "http://127.0.0.1:" + s.getAddress().getPort() + "/settings.json")
                .orElseThrow();
    }

    @Override
    public void close() {
        server.ifPresent(s -> s.stop(0));
    }
}
