package org.agent008.adapter.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.agent008.adapter.sip.Heard.Signal;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.phone.Registration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that were up when the connection dropped and came back. */
class RepairTest {
    private Bench bench = new Bench();

    RepairTest() throws InterruptedException {}

    @BeforeEach
    void register() throws InterruptedException {
        bench.registered();
    }

    @AfterEach
    void close() throws InterruptedException {
        bench.close();
    }

    private void reconnect() throws InterruptedException {
        bench.pbx.drop();
        bench.heard.registration(Registration.Lost.class);
        bench.pbx.send(Pbx.response(bench.pbx.expect("REGISTER"), 200));
        bench.heard.registration(Registration.Registered.class);
    }

    private void answer(String reinvite, String sdp) {
        bench.pbx.send(Pbx.response(reinvite, 200, "far", "", sdp));
    }

    private String outboundUp(String id) throws InterruptedException {
        String invite = bench.dial(id);
        answer(invite, Bench.ANSWER);
        bench.pbx.expect("ACK");
        bench.heard.next(Signal.Answered.class);
        return invite;
    }

    @Test
    void anInboundCallOffersItsSdpAgainFromItsContact() throws InterruptedException {
        String ok = bench.confirmed("in1");
        reconnect();
        String reinvite = bench.pbx.expect("INVITE sip:2000@198.51.100.7:5060;transport=ws");
        assertThat(Pbx.header(reinvite, "Call-ID")).isEqualTo("in1");
        assertThat(Pbx.header(reinvite, "From")).isEqualTo(Pbx.header(ok, "To"));
        assertThat(Pbx.header(reinvite, "To")).endsWith(";tag=caller");
        assertThat(Pbx.header(reinvite, "Contact")).isEqualTo(Pbx.header(ok, "Contact"));
        assertThat(reinvite).endsWith("\r\n\r\n" + Bench.ANSWER);
        answer(reinvite, Bench.OFFER);
        String ack = bench.pbx.expect("ACK sip:far@198.51.100.7");
        assertThat(Pbx.header(ack, "CSeq")).isEqualTo("1 ACK");
        bench.pbx.send(bench.pbx.within("BYE", ok, 2, ""));
        assertThat(bench.heard.next(Signal.Ended.class).cause())
                .isEqualTo(HangUpCause.REMOTE_HUNG_UP);
        assertThat(bench.heard.rest()).isEmpty();
    }

    @Test
    void anOutboundCallGoesOnAndCountsItsRequests() throws InterruptedException {
        outboundUp("out1");
        reconnect();
        String reinvite = bench.pbx.expect("INVITE");
        assertThat(Pbx.header(reinvite, "CSeq")).isEqualTo("2 INVITE");
        assertThat(reinvite).endsWith("\r\n\r\n" + Bench.OFFER);
        bench.pbx.send(
                Pbx.response(
                        reinvite,
                        407,
                        "far",
                        "Proxy-Authenticate: Digest realm=\"lab.test\", nonce=\"n\"\n",
                        ""));
        String again = bench.pbx.expect("INVITE");
        assertThat(Pbx.header(again, "CSeq")).isEqualTo("3 INVITE");
        assertThat(again).contains("Proxy-Authorization");
        answer(again, Bench.ANSWER);
        bench.pbx.expect("the last ACK", m -> m.startsWith("ACK") && m.contains("CSeq: 3 ACK"));
        bench.phone.hangUp(new CallId("out1"));
        assertThat(Pbx.header(bench.pbx.expect("BYE"), "CSeq")).isEqualTo("4 BYE");
        assertThat(bench.heard.rest()).isEmpty();
    }

    @Test
    void aRepeatedAnswerGetsItsOwnAckAgain() throws InterruptedException {
        outboundUp("out1");
        reconnect();
        String reinvite = bench.pbx.expect("INVITE");
        answer(reinvite, Bench.ANSWER);
        bench.pbx.expect("ACK");
        answer(reinvite, Bench.ANSWER);
        assertThat(Pbx.header(bench.pbx.expect("ACK"), "CSeq")).isEqualTo("2 ACK");
    }

    @Test
    void anOfferOfThePhonesWaitsForTheRepairToBeThrough() throws InterruptedException {
        outboundUp("out1");
        reconnect();
        String repair = bench.pbx.expect("INVITE");
        bench.phone.reinvite(new CallId("out1"), Bench.OFFER + "a=inactive\r\n");
        assertThat(bench.heard.rest()).isEmpty();
        answer(repair, Bench.ANSWER);
        String ours =
                bench.pbx.expect(
                        "the offer", m -> m.startsWith("INVITE") && m.contains("CSeq: 3 "));
        assertThat(ours).endsWith("a=inactive\r\n");
        answer(ours, Bench.ANSWER);
        bench.heard.next(Signal.ReinviteAnswered.class);
    }

    @Test
    void anOfferThatWaitsForARepairIsRefusedWhereTheConnectionDropsAgain()
            throws InterruptedException {
        outboundUp("out1");
        reconnect();
        bench.pbx.expect("INVITE");
        bench.phone.reinvite(new CallId("out1"), Bench.OFFER);
        bench.pbx.drop();
        assertThat(bench.heard.next(Signal.ReinviteRefused.class).status()).isEqualTo(503);
    }

    @Test
    void anAnswerThatChangesTheSessionReachesTheMedia() throws InterruptedException {
        bench.confirmed("in1");
        reconnect();
        String held = Bench.OFFER + "a=sendonly\r\n";
        answer(bench.pbx.expect("INVITE"), held);
        assertThat(bench.heard.next(Signal.Reinvited.class))
                .isEqualTo(new Signal.Reinvited(new CallId("in1"), held));
        bench.pbx.expect("ACK");
        bench.phone.acceptReinvite(new CallId("in1"), Bench.ANSWER);
        bench.pbx.send(bench.pbx.request("OPTIONS", "o", 1, "<sip:x@y>", "", ""));
        bench.pbx.expect("the answer to OPTIONS", m -> m.contains("1 OPTIONS"));
        assertThat(bench.pbx.unasked()).isEmpty();
    }

    @Test
    void newVersionsAndCandidatesAreNoChange() {
        String one =
                Bench.OFFER + "a=ice-ufrag:x\r\na=candidate:1 1 udp 1 127.0.0.1 9 typ host\r\n";
        String other =
                Bench.OFFER.replace("o=- 1 1", "o=- 1 2").replace("audio 9", "audio 4711")
                        + "a=sendrecv\r\na=ice-ufrag:x\r\n";
        assertThat(Sessions.same(one, other)).isTrue();
        assertThat(Sessions.same(one, other.replace("ufrag:x", "ufrag:y"))).isFalse();
        assertThat(Sessions.same(one, other.replace("sendrecv", "inactive"))).isFalse();
        assertThat(Sessions.same(one, other.replace("audio 4711", "audio 0"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 481})
    void aCallThatTheFarEndHasLostIsOver(int status) throws InterruptedException {
        bench.confirmed("in1");
        reconnect();
        bench.pbx.send(Pbx.response(bench.pbx.expect("INVITE"), status));
        assertThat(bench.heard.next(Signal.Ended.class))
                .isEqualTo(
                        new Signal.Ended(
                                new CallId("in1"),
                                HangUpCause.CONNECTION_LOST,
                                Optional.of(status)));
        bench.pbx.expect("BYE");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 480, 491, 500, 503})
    void whatPassesIsTriedAgain(int status) throws InterruptedException {
        bench.confirmed("in1");
        reconnect();
        bench.pbx.send(Pbx.response(bench.pbx.expect("INVITE"), status));
        String again = bench.pbx.expect("INVITE");
        assertThat(Pbx.header(again, "CSeq")).isEqualTo("2 INVITE");
        answer(again, Bench.OFFER);
        bench.pbx.expect("the last ACK", m -> m.startsWith("ACK") && m.contains("CSeq: 2 ACK"));
        assertThat(bench.heard.rest()).isEmpty();
    }

    @Test
    void aFarEndThatRefusesKeepsTheCall() throws InterruptedException {
        String ok = bench.confirmed("in1");
        reconnect();
        bench.pbx.send(Pbx.response(bench.pbx.expect("INVITE"), 488));
        bench.pbx.send(bench.pbx.within("BYE", ok, 2, ""));
        assertThat(bench.heard.next(Signal.Ended.class).cause())
                .isEqualTo(HangUpCause.REMOTE_HUNG_UP);
    }

    @Test
    void aReinviteThatCrossesOursIsGlare() throws InterruptedException {
        String ok = bench.confirmed("in1");
        reconnect();
        String reinvite = bench.pbx.expect("INVITE");
        bench.pbx.send(bench.pbx.within("INVITE", ok, 2, Bench.OFFER));
        bench.pbx.expect("SIP/2.0 491");
        answer(reinvite, Bench.OFFER);
        bench.pbx.expect("the last ACK", m -> m.startsWith("ACK") && m.contains("CSeq: 1 ACK"));
        bench.pbx.send(bench.pbx.within("INVITE", ok, 3, Bench.OFFER));
        bench.heard.next(Signal.Reinvited.class);
    }

    @Test
    void aSecondDropStartsARepairOfItsOwn() throws InterruptedException {
        bench.close();
        bench = new Bench(Bench.options(Duration.ofSeconds(20), Duration.ofSeconds(4)));
        bench.registered().confirmed("in1");
        reconnect();
        bench.pbx.expect("INVITE");
        reconnect();
        String second = bench.pbx.expect("INVITE");
        answer(second, Bench.OFFER);
        bench.pbx.expect("ACK");
        String third = bench.accepted("in2");
        assertThat(Pbx.header(third, "Call-ID")).isEqualTo("in2");
        bench.pbx.expect("the 200 again", m -> m.startsWith("SIP/2.0 200") && m.contains("in2"));
        bench.pbx.expect("BYE"); // 4 s later: in2 was not acknowledged, in1's lost offer is no loss
        assertThat(bench.heard.next(Signal.Ended.class).id()).isEqualTo(new CallId("in2"));
        assertThat(bench.heard.rest()).isEmpty();
    }

    @Test
    void aCallIsRepairedThoughThePhoneWentOffline() throws InterruptedException {
        String ok = bench.confirmed("in1");
        bench.phone.unregister();
        bench.pbx.send(Pbx.response(bench.pbx.expect("REGISTER"), 200));
        bench.heard.registration(Registration.Offline.class);
        bench.pbx.drop();
        answer(bench.pbx.expect("INVITE"), Bench.OFFER);
        bench.pbx.expect("ACK");
        bench.pbx.send(bench.pbx.within("BYE", ok, 2, ""));
        bench.heard.next(Signal.Ended.class);
        bench.pbx.awaitNobody();
    }
}
