package org.agent008.adapter.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.agent008.domain.doctor.Chart;
import org.agent008.domain.doctor.Condition;
import org.agent008.domain.doctor.Step;
import org.agent008.domain.settings.IceServer;
import org.junit.jupiter.api.Test;

class IceProbeTest {
    @Test
    void ownAddressesAndThoseThatAStunServerSeesAreTold() throws Exception {
        try (DatagramSocket stun = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerOnce(stun));
            List<Step> steps = examine("stun:127.0.0.1:" + stun.getLocalPort());
            assertThat(steps).allMatch(s -> s.finding().condition() == Condition.OK);
            assertThat(steps.getFirst().finding().text()).startsWith("host ").contains("127.0.0.1");
            assertThat(steps.getLast().finding().text()).isEqualTo("srflx 192.0.2.7");
        }
    }

    @Test
    void aStunServerThatIsNotThereIsAFaultWithAdvice() throws Exception {
        Step last = examine("stun:nobody.invalid").getLast();
        assertThat(last.finding().condition()).isEqualTo(Condition.FAULT);
        assertThat(last.finding().advice()).contains("Check iceServers.");
    }

    /** As RFC 8489 section 14.2 has it, for 192.0.2.7. */
    private static void answerOnce(DatagramSocket stun) {
        try {
            DatagramPacket asked = new DatagramPacket(new byte[100], 100);
            stun.receive(asked);
            ByteBuffer answer =
                    ByteBuffer.allocate(32)
                            .putShort((short) 0x0101)
                            .putShort((short) 12)
                            .put(asked.getData(), 4, 16)
                            .putShort((short) 0x0020)
                            .putShort((short) 8)
                            .putShort((short) 1)
                            .putShort((short) (4000 ^ 0x2112))
                            .putInt(0xC0000207 ^ 0x2112A442);
            stun.send(new DatagramPacket(answer.array(), 32, asked.getSocketAddress()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Step> examine(String url) throws InterruptedException {
        Chart chart = new Chart(InstantSource.system(), _ -> {});
        IceServer server = new IceServer(List.of(url), Optional.empty(), Optional.empty());
        new IceProbe(WebrtcOptions.defaults().withLoopback(true).withIceServers(List.of(server)))
                .examine(chart);
        return chart.steps();
    }
}
