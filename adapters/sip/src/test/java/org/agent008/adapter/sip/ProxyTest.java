package org.agent008.adapter.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.agent008.domain.phone.Registration;
import org.junit.jupiter.api.Test;

/** The WebSocket goes through the HTTP proxy that the environment names. */
class ProxyTest {
    private static final URI BEHIND = URI.create("ws://pbx.test:8088/ws");

    /** A proxy for one connection, which is passed on to the PBX whatever host was asked for. */
    private static final class Fake implements AutoCloseable {
        private final ServerSocket listening =
                new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final CompletableFuture<String> asked = new CompletableFuture<>();

        Fake(String answer, int pbx) throws IOException {
            Thread.ofVirtual().start(() -> serve(answer, pbx));
        }

        private void serve(String answer, int pbx) {
            try (Socket client = listening.accept()) {
                var head = new StringBuilder();
                while (head.indexOf("\r\n\r\n") < 0) {
                    head.append((char) client.getInputStream().read());
                }
                asked.complete(head.toString());
                client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                try (Socket far = new Socket(InetAddress.getLoopbackAddress(), pbx)) {
                    Thread back = Thread.ofVirtual().start(() -> pipe(far, client));
                    pipe(client, far);
                    back.join();
                }
            } catch (IOException | InterruptedException e) {
                asked.completeExceptionally(e);
            }
        }

        private static void pipe(Socket from, Socket to) {
            try (to;
                    InputStream in = from.getInputStream()) {
                in.transferTo(to.getOutputStream());
            } catch (IOException e) {
                assertThat(e).isNotNull(); // the other direction has ended
            }
        }

        Map<String, String> environment() {
            return Map.of("http_proxy", "http://me:pa55@127.0.0.1:" + listening.getLocalPort());
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }

    @Test
    void theWebSocketGoesThroughTheProxyThatTheEnvironmentNames() throws Exception {
        Pbx pbx = Pbx.open();
        try (Fake proxy = new Fake("HTTP/1.1 200 Connected\r\n\r\n", pbx.getPort());
                var phone =
                        new SipSignaling(Bench.options().withEnvironment(proxy.environment()))) {
            Heard heard = new Heard();
            phone.register(Bench.account(BEHIND), heard);
            pbx.send(Pbx.response(pbx.expect("REGISTER"), 200));
            heard.registration(Registration.Registered.class);
            assertThat(pbx.path()).isEqualTo("/ws");
            String login =
                    Base64.getEncoder()
                            .encodeToString("me:pa55".getBytes(StandardCharsets.US_ASCII));
            assertThat(proxy.asked.get(20, TimeUnit.SECONDS))
                    .startsWith("CONNECT pbx.test:8088 HTTP/1.1\r\nHost: pbx.test:8088\r\n")
                    .contains("Proxy-Authorization: Basic " + login + "\r\n");
        } finally {
            pbx.stop(1000);
        }
    }

    @Test
    void aProxyThatRefusesIsTold() throws Exception {
        assertThat(refusal("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"))
                .startsWith("ws://pbx.test:8088/ws can't be reached: the proxy 127.0.0.1:")
                .contains("wants another user name and password (407)")
                .doesNotContain("pa55");
        assertThat(refusal("HTTP/1.1 403 Forbidden\r\n\r\n")).contains("refused with 403");
        assertThat(refusal("220 mail\r\n\r\n")).contains("is no HTTP proxy");
    }

    private static String refusal(String answer) throws Exception {
        try (Fake proxy = new Fake(answer, 1);
                var phone =
                        new SipSignaling(Bench.options().withEnvironment(proxy.environment()))) {
            Heard heard = new Heard();
            phone.register(Bench.account(BEHIND), heard);
            return heard.registration(Registration.Lost.class).reason();
        }
    }

    @Test
    void someServersAreReachedWithoutTheProxy() {
        var proxies =
                new Proxies(
                        Map.of(
                                "HTTPS_PROXY", "proxy.test:3128",
                                "no_proxy", "example.com, .inside.test"));
        assertThat(proxies.to(server("wss://pbx.test/ws"))).isPresent();
        assertThat(proxies.to(server("wss://127.0.0.1:8089"))).isEmpty();
        assertThat(proxies.to(server("wss://pbx.example.com"))).isEmpty();
        assertThat(proxies.to(server("wss://a.inside.test"))).isEmpty();
        assertThat(proxies.to(server("wss://notexample.com"))).isPresent();
        assertThat(proxies.to(server("ws://pbx.test"))).isEmpty();
        assertThat(proxies.to(server("tls://pbx.test"))).isEmpty();
    }

    private static Server server(String uri) {
        return new Server(URI.create(uri));
    }
}
