package org.agent008.adapter.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.agent008.adapter.sip.Heard.Signal;
import org.agent008.domain.call.CallId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InboxTest {
    private static final String NEWS =
            "Event: message-summary\nSubscription-State: active\nRefer-To: <sip:1@lab.test>\n";
    private final Bench bench = new Bench();

    InboxTest() throws InterruptedException {}

    @BeforeEach
    void register() throws InterruptedException {
        bench.registered();
    }

    @AfterEach
    void close() throws InterruptedException {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({
        "OPTIONS, 200",
        "NOTIFY, 200",
        "BYE, 481",
        "INFO, 481",
        "UPDATE, 481",
        "MESSAGE, 405",
        "SUBSCRIBE, 405",
        "REFER, 405",
        "BREW, 405",
    })
    void answersOutsideOfCalls(String method, int status) throws InterruptedException {
        bench.pbx.send(bench.pbx.request(method, "c", 1, "<sip:1000@lab.test>", NEWS, ""));
        String answer = bench.pbx.expect("SIP/2.0 " + status);
        assertThat(Pbx.header(answer, "To")).contains(";tag=");
        if (status == 405 || method.equals("OPTIONS")) {
            assertThat(answer).contains("INVITE").containsPattern("(?m)^Allow: ");
        }
        if (method.equals("OPTIONS")) {
            assertThat(Pbx.header(answer, "Accept")).isEqualTo("application/sdp");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OPTIONS, 200",
        "NOTIFY, 200",
        "INFO, 200",
        "UPDATE, 200",
        "MESSAGE, 405",
        "BREW, 405",
    })
    void answersWithinACall(String method, int status) throws InterruptedException {
        String ok = bench.confirmed("in1");
        bench.pbx.forget();
        String to = Pbx.header(ok, "To");
        bench.pbx.send(bench.pbx.request(method, "in1", 2, to, NEWS, ""));
        bench.pbx.expect("SIP/2.0 " + status);
        assertThat(bench.heard.rest()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"BYE", "INFO", "UPDATE", "INVITE"})
    void knowsNoCallWithForeignTags(String method) throws InterruptedException {
        bench.confirmed("in1");
        bench.pbx.send(
                bench.pbx.request(method, "in1", 2, "<sip:1000@lab.test>;tag=other", "", ""));
        bench.pbx.expect("SIP/2.0 481");
        assertThat(bench.heard.rest()).isEmpty();
    }

    @Test
    void aRequestWithoutWhatItsMethodDemandsIsBad() throws InterruptedException {
        bench.pbx.send(bench.pbx.request("NOTIFY", "c", 1, "<sip:1000@lab.test>", "", ""));
        bench.pbx.expect("SIP/2.0 400");
    }

    @Test
    void refusesExtensionsItLacks() throws InterruptedException {
        bench.pbx.send(bench.pbx.invite("in1", "Require: 100rel, timer\n", Bench.OFFER));
        assertThat(Pbx.header(bench.pbx.expect("SIP/2.0 420"), "Unsupported")).isEqualTo("100rel");
    }

    @Test
    void refusesABodyThatIsNoSdp() throws InterruptedException {
        bench.pbx.send(
                bench.pbx.invite("in1", "", Bench.OFFER).replace("application/sdp", "text/plain"));
        assertThat(Pbx.header(bench.pbx.expect("SIP/2.0 415"), "Accept"))
                .isEqualTo("application/sdp");
    }

    @Test
    void aCancelForNothingIs481() throws InterruptedException {
        bench.pbx.send(bench.pbx.request("CANCEL", "c", 1, "<sip:1000@lab.test>", "", ""));
        bench.pbx.expect("SIP/2.0 481");
    }

    @Test
    void malformedMessagesDoNotHurtTheNextCall() throws InterruptedException {
        String good = bench.pbx.invite("bad", "", Bench.OFFER).replace("\n", "\r\n");
        for (String bad :
                List.of(
                        "hello",
                        "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
                        "\0\0\0\0",
                        "SIP/2.0 200 OK\r\n\r\n",
                        "INVITE\r\n\r\n",
                        good.replace("From:", "From"),
                        good.replaceFirst("From: [^\r]*\r\n", ""),
                        good.replaceFirst("Via: [^\r]*\r\n", ""),
                        good.replaceFirst("Call-ID: [^\r]*\r\n", ""),
                        good.replaceFirst("CSeq: 1 INVITE", "CSeq: x INVITE"),
                        good.replaceFirst("CSeq: 1 INVITE", "CSeq: 1 BYE"),
                        good.replaceFirst("To: [^\r]*\r\n", "To: @@@\r\n"),
                        good.replace("SIP/2.0\r\n", "SIP/3.0\r\n"),
                        good.replaceFirst("Content-Length: \\d+", "Content-Length: -7"),
                        good.replaceFirst("Content-Length: \\d+", "Content-Length: 99999999999"))) {
            bench.pbx.sendRaw(bad);
        }
        bench.pbx.sendBinary(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 13, 10, 13, 10});
        bench.pbx.send(bench.pbx.invite("good", "", Bench.OFFER));
        awaitCall("good");
    }

    @Test
    void twoHundredMutilatedMessagesDoNotHurtTheNextCall() throws InterruptedException {
        Random random = new Random(8008);
        for (int i = 0; i < 200; i++) {
            byte[] bytes =
                    bench.pbx
                            .invite("fuzz" + i, "X-A: b\n", Bench.OFFER)
                            .replace("\n", "\r\n")
                            .getBytes(StandardCharsets.UTF_8);
            int length = i % 2 == 0 ? bytes.length : random.nextInt(1, bytes.length);
            byte[] mutilated = java.util.Arrays.copyOf(bytes, length);
            for (int n = random.nextInt(1, 20); n > 0; n--) {
                mutilated[random.nextInt(length)] = (byte) random.nextInt(256);
            }
            bench.pbx.sendBinary(mutilated);
        }
        bench.pbx.send(bench.pbx.invite("good", "", Bench.OFFER));
        awaitCall("good");
        bench.phone.reject(new CallId("good"), 486);
        bench.pbx.expect("the refusal", m -> m.contains(" 486 ") && m.contains("good"));
    }

    /** What survived its mutilation may ring as well. */
    private void awaitCall(String id) throws InterruptedException {
        CallId wanted = new CallId(id);
        CallId rings;
        do {
            rings = bench.heard.next(Signal.Incoming.class).invited().id();
        } while (!rings.equals(wanted));
    }
}
