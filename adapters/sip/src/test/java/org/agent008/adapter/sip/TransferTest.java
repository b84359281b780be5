package org.agent008.adapter.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.agent008.adapter.sip.Heard.Signal;
import org.agent008.domain.call.CallId;
import org.agent008.domain.phone.Destination;
import org.agent008.domain.port.Signaling.Referral;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** REFER, NOTIFY, Replaces and INFO within a call. */
class TransferTest {
    private static final CallId IN = new CallId("in1");
    private final Bench bench = new Bench();
    private String ok = "";

    TransferTest() throws InterruptedException {}

    @BeforeEach
    void anAnsweredCall() throws InterruptedException {
        ok = bench.registered().confirmed("in1");
        bench.pbx.forget();
    }

    @AfterEach
    void close() throws InterruptedException {
        bench.close();
    }

    private String within(String method, int sequence, String extra, String type, String body) {
        String request =
                bench.pbx.request(
                        method,
                        Pbx.header(ok, "Call-ID"),
                        sequence,
                        Pbx.header(ok, "To"),
                        extra,
                        body);
        return request.replace("application/sdp", type);
    }

    private String notify(int sequence, String state, String body) {
        return within(
                "NOTIFY",
                sequence,
                "Event: refer\nSubscription-State: " + state + "\n",
                "message/sipfrag;version=2.0",
                body);
    }

    @Test
    void theFarEndIsAskedToCallSomebodyElseAndTellsHowThatGoes() throws InterruptedException {
        bench.phone.refer(IN, new Destination("1003", Optional.empty()));
        String refer = bench.pbx.expect("REFER sip:2000@198.51.100.7");
        assertThat(Pbx.header(refer, "Refer-To")).isEqualTo("<sip:1003@lab.test>");
        assertThat(Pbx.header(refer, "Referred-By")).contains("@lab.test");
        bench.pbx.send(Pbx.response(refer, 202));
        bench.pbx.send(notify(2, "active;expires=60", "SIP/2.0 180 Ringing\n"));
        assertThat(bench.heard.next(Signal.ReferProgress.class).status()).isEqualTo(180);
        bench.pbx.send(notify(3, "terminated;reason=noresource", "SIP/2.0 200 OK\n"));
        assertThat(bench.heard.next(Signal.ReferProgress.class).status()).isEqualTo(200);
        bench.pbx.expect("SIP/2.0 200");
        bench.pbx.expect("SIP/2.0 200");
    }

    @Test
    void aRefusedReferIsToldAndNewsThatIsNoLastWordIsNotTakenForOne() throws InterruptedException {
        bench.phone.refer(IN, new Destination("1003", Optional.empty()));
        bench.pbx.send(Pbx.response(bench.pbx.expect("REFER"), 603));
        assertThat(bench.heard.next(Signal.ReferRefused.class).status()).isEqualTo(603);
        bench.pbx.send(notify(2, "terminated;reason=noresource", "SIP/2.0 100 Trying\n"));
        assertThat(bench.heard.next(Signal.ReferProgress.class).status()).isEqualTo(100);
    }

    @Test
    void theFarEndIsSentIntoAnotherCall() throws InterruptedException {
        String other = bench.confirmed("in2");
        bench.pbx.forget();
        bench.phone.refer(IN, new CallId("in2"));
        String to = Pbx.header(bench.pbx.expect("REFER"), "Refer-To");
        String ourTag = Pbx.header(other, "To").replaceAll(".*tag=", "");
        assertThat(to)
                .startsWith("<sip:2000@198.51.100.7:5060;transport=ws?Replaces=in2%3B")
                .contains("to-tag%3Dcaller", "from-tag%3D" + ourTag);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<sip:1003@lab.test>|1003|sip:1003@lab.test|",
                "\"Bea\" <sip:b@x.test;transport=ws?Replaces=c%40d%3Bto-tag%3D1%3Bfrom-tag%3D2>"
                        + "|b@x.test|sip:b@x.test;transport=ws|c@d;to-tag=1;from-tag=2",
                "sip:1003@lab.test|1003|sip:1003@lab.test|",
                "<tel:+34600>|+34600|sip:+34600@lab.test|"
            })
    void aFarEndThatAsksUsToCallIsAnsweredAndHearsHowItGoes(
            String referTo, String to, String uri, String replaces) throws InterruptedException {
        bench.pbx.send(within("REFER", 2, "Refer-To: " + referTo + "\n", "application/sdp", ""));
        Referral referral = bench.heard.next(Signal.Referred.class).referral();
        assertThat(referral.to().toString()).isEqualTo(to);
        assertThat(referral.uri()).isEqualTo(uri);
        assertThat(referral.replaces()).isEqualTo(Optional.ofNullable(replaces));
        bench.phone.answerRefer(IN, 202);
        bench.pbx.expect("SIP/2.0 202");
        assertThat(bench.pbx.expect("NOTIFY")).contains("SIP/2.0 100 Trying", "active");
        bench.phone.reportRefer(IN, 200);
        assertThat(bench.pbx.expect("NOTIFY"))
                .contains("SIP/2.0 200 OK", "message/sipfrag", "terminated", "Event: refer");
    }

    @Test
    void aReferThatLeadsNowhereIsRefused() throws InterruptedException {
        bench.pbx.send(within("REFER", 2, "Refer-To: <mailto:a@b>\n", "application/sdp", ""));
        bench.pbx.expect("SIP/2.0 400");
        assertThat(bench.heard.rest()).isEmpty();
    }

    @Test
    void aCallThatReplacesOursIsToldWithItsName() throws InterruptedException {
        String ourTag = Pbx.header(ok, "To").replaceAll(".*tag=", "");
        bench.pbx.send(
                bench.pbx.invite(
                        "in3",
                        "Require: replaces\nReplaces: in1;to-tag=" + ourTag + ";from-tag=caller\n",
                        Bench.OFFER));
        assertThat(bench.heard.next(Signal.Incoming.class).invited().replaces()).contains(IN);
        bench.pbx.send(
                bench.pbx.invite("in4", "Replaces: in1;to-tag=x;from-tag=caller\n", Bench.OFFER));
        bench.pbx.expect("SIP/2.0 481");
        bench.pbx.send(bench.pbx.invite("in5", "Replaces: in1\n", Bench.OFFER));
        bench.pbx.expect("SIP/2.0 400");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/dtmf-relay|Signal=5~Duration=160|5",
                "application/dtmf-relay|Signal= #|#",
                "application/dtmf-relay|Signal=10|*",
                "application/dtmf|11|#",
                "application/dtmf|d|D"
            })
    void keysArriveByInfo(String type, String body, char key) throws InterruptedException {
        bench.pbx.send(within("INFO", 2, "", type, body.replace('~', '\n') + "\n"));
        bench.pbx.expect("SIP/2.0 200");
        assertThat(bench.heard.next(Signal.Key.class)).isEqualTo(new Signal.Key(IN, key));
    }

    @Test
    void aKeyGoesOutByInfo() throws InterruptedException {
        bench.phone.dtmf(IN, '#');
        String info = bench.pbx.expect("INFO");
        assertThat(info).contains("application/dtmf-relay", "Signal=#\r\n");
        bench.pbx.send(Pbx.response(info, 415));
        assertThat(bench.heard.next(Signal.KeyRefused.class).status()).isEqualTo(415);
    }
}
