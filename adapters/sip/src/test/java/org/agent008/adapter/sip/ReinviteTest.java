package org.agent008.adapter.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.agent008.adapter.sip.Heard.Signal;
import org.agent008.domain.call.CallId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReinviteTest {
    private static final CallId IN = new CallId("in1");
    private final Bench bench = new Bench();
    private String ok = "";

    ReinviteTest() throws InterruptedException {}

    @BeforeEach
    void anAnsweredCall() throws InterruptedException {
        ok = bench.registered().confirmed("in1");
        bench.pbx.forget();
    }

    @AfterEach
    void close() throws InterruptedException {
        bench.close();
    }

    private String reinvite() throws InterruptedException {
        bench.phone.reinvite(IN, Bench.OFFER + "a=inactive\r\n");
        return bench.pbx.expect("INVITE");
    }

    @Test
    void anOfferIsAnsweredAndAcknowledgedEachTimeItsAnswerComes() throws InterruptedException {
        String invite = reinvite();
        assertThat(invite)
                .startsWith("INVITE sip:2000@198.51.100.7:5060;transport=ws SIP/2.0")
                .contains("\nContact: <sip:", "tag=caller")
                .endsWith("a=inactive\r\n");
        String success = Pbx.response(invite, 200, "", "", Bench.ANSWER + "a=inactive\r\n");
        bench.pbx.send(success);
        assertThat(bench.heard.next(Signal.ReinviteAnswered.class).sdp())
                .endsWith("a=inactive\r\n");
        String ack = bench.pbx.expect("ACK sip:far@198.51.100.7");
        assertThat(Pbx.header(ack, "CSeq"))
                .isEqualTo(Pbx.header(invite, "CSeq").replace("INVITE", "ACK"));
        bench.pbx.send(success);
        bench.pbx.expect("ACK sip:far@198.51.100.7");
        assertThat(bench.heard.rest()).isEmpty();
    }

    @Test
    void aRefusalIsToldAndTheCallGoesOn() throws InterruptedException {
        bench.pbx.send(Pbx.response(reinvite(), 488));
        assertThat(bench.heard.next(Signal.ReinviteRefused.class))
                .isEqualTo(new Signal.ReinviteRefused(IN, 488));
        bench.pbx.send(Pbx.response(reinvite(), 200, "", "", Bench.ANSWER));
        bench.heard.next(Signal.ReinviteAnswered.class);
    }

    @Test
    void aFarEndThatKnowsNoSuchCallEndsIt() throws InterruptedException {
        bench.pbx.send(Pbx.response(reinvite(), 481));
        assertThat(bench.heard.next(Signal.Ended.class).status()).contains(481);
    }

    @Test
    void offersOfBothSidesAtOnceAreBothPutOff() throws InterruptedException {
        String invite = reinvite();
        bench.pbx.send(bench.pbx.within("INVITE", ok, 2, Bench.OFFER));
        bench.pbx.expect("SIP/2.0 491");
        bench.pbx.send(Pbx.response(invite, 491));
        assertThat(bench.heard.next(Signal.ReinviteRefused.class).status()).isEqualTo(491);
        bench.pbx.send(bench.pbx.within("INVITE", ok, 3, Bench.OFFER));
        bench.heard.next(Signal.Reinvited.class);
    }

    @Test
    void whileTheFarEndsOfferWaitsOursIsPutOffUnsent() throws InterruptedException {
        bench.pbx.send(bench.pbx.within("INVITE", ok, 2, Bench.OFFER));
        bench.heard.next(Signal.Reinvited.class);
        bench.phone.reinvite(IN, Bench.OFFER);
        assertThat(bench.heard.next(Signal.ReinviteRefused.class).status()).isEqualTo(491);
        assertThat(bench.pbx.unasked()).noneMatch(m -> m.startsWith("INVITE"));
    }

    @Test
    void aChallengedOfferTakesANumberThatTheNextRequestDoesNotUseAgain()
            throws InterruptedException {
        String first = reinvite();
        bench.pbx.send(
                Pbx.response(
                        first,
                        407,
                        "",
                        "Proxy-Authenticate: Digest realm=\"lab.test\", nonce=\"n1\", qop=\"auth\"\n",
                        ""));
        String again = bench.pbx.expect("a second try", m -> m.contains("Proxy-Authorization:"));
        bench.pbx.send(Pbx.response(again, 200, "", "", Bench.ANSWER));
        bench.heard.next(Signal.ReinviteAnswered.class);
        bench.phone.hangUp(IN);
        assertThat(number(bench.pbx.expect("BYE"))).isGreaterThan(number(again));
    }

    private static int number(String request) {
        return Integer.parseInt(Pbx.header(request, "CSeq").split(" ", 2)[0]);
    }
}
