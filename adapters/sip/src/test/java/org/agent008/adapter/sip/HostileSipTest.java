package org.agent008.adapter.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.agent008.adapter.sip.Heard.Signal;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Malformed and truncated messages: each seed makes the same ones again. */
class HostileSipTest {
    private static final int MESSAGES = 250;
    private static final int MOST_LOG_LINES = 60;
    private static final List<String> FIRST_LINES =
            List.of(
                    "",
                    " ",
                    "SIP/2.0",
                    "SIP/2.0 999 What",
                    "SIP/2.0 -1 Less",
                    "SIP/9.9 200 OK",
                    "INVITE sip:x SIP/7.0",
                    "INVITE  SIP/2.0",
                    "INVITE sip:@@@ SIP/2.0",
                    "INVITE tel:+34 SIP/2.0",
                    "GET / HTTP/1.1",
                    "\u0000\u0001");
    private static final List<String> HEADERS =
            List.of(
                    "Content-Length: -1",
                    "Content-Length: 99999999999",
                    "Content-Length: many",
                    "CSeq: 0 INVITE",
                    "CSeq: 99999999999 INVITE",
                    "CSeq: INVITE",
                    "CSeq: 1 BREW",
                    "From: <<<>>>",
                    "From: \"Ana <sip:2000@lab.test>;tag=x",
                    "From: ;tag=",
                    "To: sip:",
                    "To: <sip:1000@[::>",
                    "Call-ID:",
                    "Contact: *",
                    "Contact: <sip:%zz@a>;expires=-9",
                    "Via: SIP/2.0/WS",
                    "Via: SIP/2.0/WS a;branch=",
                    "Max-Forwards: -3",
                    "Record-Route: <sip:a;lr>, <",
                    "Require: ,,,",
                    "Session-Expires: soon;refresher=me",
                    "Alert-Info: ;;;=\"",
                    "Expires: 99999999999999999999",
                    "Content-Type: application",
                    ": no name",
                    "no colon at all");

    private final Queue<LogRecord> logged = new ConcurrentLinkedQueue<>();
    private final Handler ear =
            new Handler() {
                @Override
                public void publish(LogRecord line) {
                    if (line.getLevel().intValue() >= Level.INFO.intValue()) {
                        logged.add(line);
                    }
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };
    private Bench bench = new Bench();

    HostileSipTest() throws InterruptedException {}

    @AfterEach
    void close() throws InterruptedException {
        Logger.getLogger("").removeHandler(ear);
        bench.close();
    }

    @Test
    void malformedAndTruncatedMessagesLeaveThePhoneAliveAndTheNextCallWorks()
            throws InterruptedException {
        bench.phone.register(Bench.account(bench.pbx.uri()), bench.heard);
        String register = bench.pbx.expect("REGISTER");
        bench.pbx.send(Pbx.response(register, 200));
        String ok = bench.confirmed("victim");
        Logger.getLogger("").addHandler(ear);
        Random random = new Random(8008);
        for (int n = 0; n < MESSAGES; n++) {
            String broken = broken(random, sound(random, n, register, ok));
            if (random.nextInt(4) == 0) {
                bench.pbx.sendBinary(broken.getBytes(StandardCharsets.ISO_8859_1));
            } else {
                bench.pbx.sendRaw(broken);
            }
            if (n % 25 == 24) {
                isAlive("alive-" + n);
            }
        }

        bench.pbx.send(bench.pbx.invite("good", "", Bench.OFFER));
        String incoming = "";
        while (!incoming.equals("good")) {
            incoming = bench.heard.next(Signal.Incoming.class).invited().id().value();
        }
        bench.phone.accept(new CallId("good"), Bench.ANSWER);
        String good =
                bench.pbx.expect(
                        "the 200", m -> m.startsWith("SIP/2.0 200") && m.contains(": good"));
        bench.pbx.send(bench.pbx.within("ACK", good, 1, ""));
        bench.pbx.send(bench.pbx.within("BYE", good, 2, ""));
        assertThat(ended("good")).isEqualTo(HangUpCause.REMOTE_HUNG_UP);
        String invite = bench.dial("out");
        bench.pbx.send(Pbx.response(invite, 200, "far", "", Bench.ANSWER));
        bench.pbx.expect("ACK sip:far@198.51.100.7");
        bench.phone.hangUp(new CallId("out"));
        bench.pbx.expect("BYE sip:far@198.51.100.7");
        assertThat(logged.stream().map(LogRecord::getMessage)).hasSizeLessThan(MOST_LOG_LINES);
    }

    private HangUpCause ended(String call) throws InterruptedException {
        while (true) {
            Signal.Ended ended = bench.heard.next(Signal.Ended.class);
            if (ended.id().value().equals(call)) {
                return ended.cause();
            }
        }
    }

    private void isAlive(String call) throws InterruptedException {
        bench.pbx.send(bench.pbx.request("OPTIONS", call, 1, "<sip:1000@lab.test>", "", ""));
        bench.pbx.expect(
                "the answer to OPTIONS",
                m -> m.startsWith("SIP/2.0 200") && m.contains(call) && m.contains("1 OPTIONS"));
    }

    private String sound(Random random, int n, String register, String ok) {
        String to = "<sip:1000@lab.test>";
        String message =
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> bench.pbx.invite("c" + n, "X-Order: 1\n", Bench.OFFER);
                    case 3 -> bench.pbx.request("NOTIFY", "c" + n, 1, to, "Event: mwi\n", "");
                    case 4 -> bench.pbx.request("CANCEL", "c" + (n - 1), 1, to, "", "");
                    case 5 -> bench.pbx.within("INFO", ok, n + 2, "");
                    case 6 -> Pbx.response(register, 200 + 100 * random.nextInt(5));
                    default -> bench.pbx.within("INVITE", ok, n + 2, Bench.OFFER);
                };
        return message.replace("\r\n", "\n").replace("\n", "\r\n");
    }

    private static String broken(Random random, String message) {
        List<String> lines = new ArrayList<>(List.of(message.split("\r\n", -1)));
        int line = random.nextInt(lines.size());
        int at = random.nextInt(message.length());
        switch (random.nextInt(9)) {
            case 0 -> {
                return message.substring(0, at);
            }
            case 1 -> {
                return message.substring(0, at) + "x".repeat(20_000) + message.substring(at);
            }
            case 2 -> {
                return scratched(random, message);
            }
            case 3 -> lines.remove(line);
            case 4 -> lines.add(line, lines.get(random.nextInt(lines.size())));
            case 5 -> Collections.swap(lines, line, random.nextInt(lines.size()));
            case 6 -> lines.set(0, any(random, FIRST_LINES));
            case 7 -> {
                String header = any(random, HEADERS);
                String name = header.substring(0, header.indexOf(':') + 1);
                lines.replaceAll(l -> !name.isEmpty() && l.startsWith(name) ? header : l);
                if (!lines.contains(header)) {
                    lines.add(1, header);
                }
            }
            default -> Collections.shuffle(lines, random);
        }
        return String.join("\r\n", lines);
    }

    private static String scratched(Random random, String message) {
        StringBuilder scratched = new StringBuilder(message);
        for (int i = 0; i < 8; i++) {
            scratched.setCharAt(random.nextInt(message.length()), (char) random.nextInt(1, 127));
        }
        return scratched.toString();
    }

    private static String any(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
