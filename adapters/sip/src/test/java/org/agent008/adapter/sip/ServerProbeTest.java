package org.agent008.adapter.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.agent008.domain.doctor.Chart;
import org.agent008.domain.doctor.Condition;
import org.agent008.domain.doctor.Finding;
import org.agent008.domain.doctor.Step;
import org.junit.jupiter.api.Test;

class ServerProbeTest {
    @Test
    void theWayToAPhoneSystemIsLookedAtStepByStep() throws Exception {
        Pbx pbx = Pbx.open();
        try {
            List<Step> steps = examine(pbx.uri());
            assertThat(steps)
                    .extracting(Step::name)
                    .containsExactly(
                            "DNS 127.0.0.1",
                            "TCP 127.0.0.1:" + pbx.getPort(),
                            "WebSocket ws://127.0.0.1:" + pbx.getPort() + "/a/path");
            assertThat(steps).allMatch(s -> s.finding().condition() == Condition.OK);
            assertThat(pbx.unasked()).isEmpty();
        } finally {
            pbx.stop(1000);
        }
    }

    @Test
    void aNameThatIsNotThereEndsIt() throws Exception {
        List<Step> steps = examine(URI.create("ws://pbx.invalid/ws"));
        assertThat(steps).hasSize(1);
        assertFault(steps.getLast(), "no such host", "Check the name in wsUri");
    }

    @Test
    void whereNobodyListensThePortIsDoubted() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        List<Step> steps = examine(URI.create("tcp://127.0.0.1:" + free));
        assertFault(steps.getLast(), "nobody listens there", "Check the port");
    }

    @Test
    void aWebServerThatIsNoWebSocketServerIsTold() throws Exception {
        try (ServerSocket web = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer404(web));
            List<Step> steps = examine(URI.create("ws://127.0.0.1:" + web.getLocalPort() + "/x"));
            assertFault(
                    steps.getLast(),
                    "answered 404 instead of opening a WebSocket",
                    "Check the path in wsUri");
        }
    }

    @Test
    void aServerThatDoesNotSpeakSipIsTold() throws Exception {
        Pbx pbx = Pbx.open("other", 0);
        try {
            assertThat(examine(pbx.uri()).getLast().finding().condition())
                    .isEqualTo(Condition.FAULT);
        } finally {
            pbx.stop(1000);
        }
    }

    /** The first connection is the look at TCP, which says nothing. */
    private static void answer404(ServerSocket web) {
        try {
            web.accept().close();
            try (Socket client = web.accept()) {
                client.getOutputStream()
                        .write(
                                "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
                                        .getBytes(StandardCharsets.US_ASCII));
                assertThat(client.getInputStream().readAllBytes()).isNotEmpty();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void assertFault(Step step, String text, String advice) {
        Finding finding = step.finding();
        assertThat(finding.condition()).isEqualTo(Condition.FAULT);
        assertThat(finding.text()).contains(text);
        assertThat(finding.advice().orElseThrow()).contains(advice);
    }

    private static List<Step> examine(URI server) throws InterruptedException {
        Chart chart = new Chart(InstantSource.system(), _ -> {});
        new ServerProbe(Bench.account(server), Bench.options(), InstantSource.system())
                .examine(chart);
        return chart.steps();
    }
}
