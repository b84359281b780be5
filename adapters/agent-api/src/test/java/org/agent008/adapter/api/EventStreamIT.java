package org.agent008.adapter.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventStreamIT {
    private static final Duration STUCK = Duration.ofSeconds(2);

    private Rig rig;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        rig =
                new Rig(
                        directory,
                        new Limits(
                                Rig.PATIENCE,
                                Duration.ofMillis(200),
                                STUCK,
                                Duration.ofSeconds(1)));
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void aNewReaderHearsWhatHappensFromNowOn() throws IOException {
        rig.phone.rings("before");
        try (EventReader events = new EventReader(rig, OptionalLong.empty())) {
            assertThat(events.line()).as("where to go on from").isEqualTo("id: 2");
            rig.phone.rings("a");
            rig.http.post("/v1/calls/a/answer").send();
            rig.phone.ends("a");
            assertThat(events.read(3))
                    .containsExactly("3 phone:ringing", "4 phone:accepted", "5 phone:terminated");
        }
    }

    @Test
    void aReaderThatComesBackHearsWhatItMissedAndThenWhatHappens() throws IOException {
        rig.phone.rings("a");
        rig.phone.ends("a");
        try (EventReader events = new EventReader(rig, OptionalLong.of(1))) {
            assertThat(events.read(3))
                    .containsExactly("2 phone:ringing", "3 phone:terminated", "4 phone:completed");
            rig.phone.rings("b");
            assertThat(events.read(1)).containsExactly("5 phone:ringing");
        }
        try (EventReader events = new EventReader(rig, OptionalLong.of(0))) {
            assertThat(events.read(4)).startsWith("1 registration:change");
        }
    }

    @Test
    void anEventIsNotToldBeforeItIsDurable() throws IOException {
        try (EventReader events = new EventReader(rig, OptionalLong.of(1))) {
            rig.phone.journal.hold();
            rig.phone.rings("a");
            assertThat(events.line()).isEqualTo("id: 1");
            assertThat(events.line()).isEmpty();
            assertThat(events.line()).isEqualTo(": alive");
            rig.phone.journal.release();
            assertThat(events.read(1)).containsExactly("2 phone:ringing");
        }
    }

    @Test
    void aReaderWhoseEventTheLogDoesNotKnowHearsWhatHappensFromNowOn() throws IOException {
        try (EventReader events = new EventReader(rig, OptionalLong.of(4711))) {
            rig.phone.rings("a");
            assertThat(events.read(1)).containsExactly("2 phone:ringing");
        }
    }

    @Test
    void aLastEventIdThatIsNoNumberIsMalformed() throws IOException {
        for (String wrong : List.of("evt_1", "-1", "", "1.5")) {
            assertThat(rig.http.get("/v1/events").with("Last-Event-ID", wrong).send().status())
                    .isEqualTo(400);
        }
        assertThat(rig.http.get("/v1/events?after=x").send().status()).isEqualTo(400);
    }

    @Test
    void readersThatComeAndGoDuringAStormMissNothingAndHearNothingTwice() throws Exception {
        int calls = 500;
        int last = 1 + 3 * calls;
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Long>>> heard = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int sip = 20 + 60 * i;
                heard.add(readers.submit(() -> readInSips(last, sip)));
            }
            for (int i = 0; i < calls; i++) {
                rig.phone.rings("c" + i);
                rig.phone.ends("c" + i);
            }
            List<Long> all = LongStream.rangeClosed(1, last).boxed().toList();
            for (Future<List<Long>> one : heard) {
                assertThat(one.get()).isEqualTo(all);
            }
        }
    }

    /** Reads up to {@code last}, leaving and coming back after each {@code sip} events. */
    private List<Long> readInSips(int last, int sip) throws IOException {
        List<Long> heard = new ArrayList<>();
        while (heard.size() < last) {
            long seen = heard.isEmpty() ? 0 : heard.getLast();
            try (EventReader events = new EventReader(rig, OptionalLong.of(seen))) {
                events.read(Math.min(sip, last - heard.size())).stream()
                        .map(e -> Long.valueOf(e.substring(0, e.indexOf(' '))))
                        .forEach(heard::add);
            }
        }
        return heard;
    }

    @Test
    void aReaderThatReadsNothingHoldsUpNobodyAndIsCutOff() throws Exception {
        try (Socket stuck = new Socket();
                EventReader events = new EventReader(rig, OptionalLong.empty())) {
            stuck.setReceiveBufferSize(1024);
            stuck.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), rig.server.port()));
            String request =
                    "GET /v1/events HTTP/1.1\r\nHost: 127.0.0.1:"
                            + rig.server.port()
                            + "\r\nAuthorization: Bearer "
                            + rig.token
                            + "\r\n\r\n";
            stuck.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(stuck.getInputStream().read()).isEqualTo('H');
            int calls = 4_000;
            String wide = "x".repeat(2_000);
            for (int i = 0; i < calls; i++) {
                rig.phone.rings("c" + i, Map.of("X-Wide", wide));
                rig.phone.ends("c" + i);
            }
            assertThat(events.read(3 * calls)).endsWith((1 + 3 * calls) + " phone:completed");
            // The other reader's heartbeats are the clock: five a second.
            for (int beats = 0; rig.server.connections() > 1; beats++) {
                assertThat(beats).as("heartbeats until the cut").isLessThan(300);
                events.line();
            }
            assertThat(wasTold(stuck)).isLessThan(calls * wide.length());
        }
    }

    /** How many bytes were on the way when the server gave up. */
    private static int wasTold(Socket stuck) throws IOException {
        stuck.setSoTimeout(Math.toIntExact(Rig.PATIENCE.toMillis()));
        int told = 0;
        try {
            byte[] some = new byte[8192];
            for (int n = 0; n >= 0; n = stuck.getInputStream().read(some)) {
                told += n;
            }
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
        return told;
    }

    @Test
    void closingEndsOpenStreamsPromptly() throws Exception {
        List<EventReader> readers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            readers.add(new EventReader(rig, OptionalLong.empty()));
        }
        long before = System.nanoTime();
        rig.server.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
        for (EventReader reader : readers) {
            assertThatThrownBy(() -> reader.read(1)).isInstanceOf(IOException.class);
            reader.close();
        }
    }
}
