package org.agent008.adapter.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.agent008.adapter.sip.Heard.Signal;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.call.Party;
import org.agent008.domain.port.Signaling.Invited;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InboundCallTest {
    private Bench bench = new Bench();

    InboundCallTest() throws InterruptedException {}

    @BeforeEach
    void register() throws InterruptedException {
        bench.registered();
    }

    @AfterEach
    void close() throws InterruptedException {
        bench.close();
    }

    private Invited invited(String message) throws InterruptedException {
        bench.pbx.send(message);
        return bench.heard.next(Signal.Incoming.class).invited();
    }

    @Test
    void ringsIsAnsweredAndEndsWithTheCallersBye() throws InterruptedException {
        Invited invited = invited(bench.pbx.invite("in1", "", Bench.OFFER));
        assertThat(invited.id()).isEqualTo(new CallId("in1"));
        assertThat(invited.from()).isEqualTo(Party.of("2000", "Ana"));
        assertThat(invited.to()).isEqualTo(Party.of("1000"));
        assertThat(invited.offer()).contains(Bench.OFFER);
        assertThat(invited.video()).isFalse();
        bench.pbx.expect("SIP/2.0 100");
        bench.phone.ring(invited.id());
        String ringing = bench.pbx.expect("SIP/2.0 180");
        bench.phone.accept(invited.id(), Bench.ANSWER);
        String ok = bench.pbx.expect("SIP/2.0 200");
        assertThat(Pbx.header(ok, "To")).isEqualTo(Pbx.header(ringing, "To")).contains(";tag=");
        assertThat(ok).endsWith(Bench.ANSWER).contains("Contact: <sip:", "Allow: ");
        bench.pbx.send(bench.pbx.within("ACK", ok, 1, ""));
        assertThat(bench.heard.next(Signal.Confirmed.class).sdp()).isEmpty();
        bench.pbx.send(bench.pbx.within("BYE", ok, 2, ""));
        bench.pbx.expect("the 200 to the BYE", m -> m.contains("2 BYE"));
        assertThat(bench.heard.next(Signal.Ended.class))
                .isEqualTo(
                        new Signal.Ended(
                                invited.id(), HangUpCause.REMOTE_HUNG_UP, Optional.empty()));
        assertThat(bench.heard.rest()).isEmpty();
    }

    @Test
    void weHangUpWithABye() throws InterruptedException {
        bench.confirmed("in1");
        bench.phone.hangUp(new CallId("in1"));
        String bye = bench.pbx.expect("BYE sip:2000@198.51.100.7:5060;transport=ws SIP/2.0");
        assertThat(Pbx.header(bye, "To")).contains("sip:2000@lab.test", "tag=caller");
        bench.pbx.send(Pbx.response(bye, 200));
        bench.phone.hangUp(new CallId("in1"));
        bench.phone.hangUp(new CallId("never heard of"));
        assertThat(bench.heard.rest()).isEmpty();
    }

    @Test
    void aByeOfOursWaitsForTheAck() throws InterruptedException {
        String ok = bench.accepted("in1");
        bench.phone.hangUp(new CallId("in1"));
        bench.pbx.send(bench.pbx.request("OPTIONS", "o", 1, "<sip:x@y>", "", ""));
        bench.pbx.expect("the answer to OPTIONS", m -> m.contains("1 OPTIONS"));
        assertThat(bench.pbx.unasked()).noneMatch(m -> m.startsWith("BYE"));
        bench.pbx.send(bench.pbx.within("ACK", ok, 1, ""));
        bench.pbx.expect("BYE");
        assertThat(bench.heard.rest()).isEmpty();
    }

    @Test
    void namesTheCallAfterItsXCallIdUnlessALiveCallHasThatName() throws InterruptedException {
        String header = "X-Call-ID: the-name\n";
        assertThat(invited(bench.pbx.invite("in1", header, Bench.OFFER)).id().value())
                .isEqualTo("the-name");
        assertThat(invited(bench.pbx.invite("in2", header, Bench.OFFER)).id().value())
                .isEqualTo("in2");
        bench.phone.reject(new CallId("the-name"), 486);
        bench.pbx.expect("SIP/2.0 486");
        assertThat(invited(bench.pbx.invite("in3", header, Bench.OFFER)).id().value())
                .isEqualTo("the-name");
    }

    @Test
    void theAssertedIdentityIsTheCallerAndCustomHeadersAreKept() throws InterruptedException {
        Invited invited =
                invited(
                        bench.pbx.invite(
                                "in1",
                                """
                                P-Asserted-Identity: <sip:+34600@lab.test>
                                X-Queue: sales
                                x-odd: a,b;"c
                                Subject: no
                                """,
                                Bench.OFFER));
        assertThat(invited.from()).isEqualTo(Party.of("+34600", "Ana"));
        assertThat(invited.headers())
                .containsEntry("X-Queue", "sales")
                .containsEntry("x-odd", "a,b;\"c")
                .containsEntry("P-Asserted-Identity", "<sip:+34600@lab.test>")
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<tel:+34-600>;tag=caller | +34600 |",
                "\"Anonymous\" <sip:anonymous@anonymous.invalid>;tag=caller | anonymous | Anonymous",
                "sip:300@lab.test;tag=caller | 300 |",
            })
    void readsTheCallerFromEveryKindOfFrom(String from, String number, String name)
            throws InterruptedException {
        Invited invited = invited(bench.pbx.invite("in1", "From: " + from + "\n", Bench.OFFER));
        assertThat(invited.from()).isEqualTo(new Party(number, Optional.ofNullable(name)));
        bench.phone.accept(invited.id(), Bench.ANSWER);
        bench.pbx.expect("SIP/2.0 200");
    }

    @Test
    void aBareAssertedNumberIsReadAsWell() throws InterruptedException {
        Invited invited =
                invited(bench.pbx.invite("in1", "P-Asserted-Identity: 34600\n", Bench.OFFER));
        assertThat(invited.from().number()).isEqualTo("34600");
        assertThat(invited.headers()).containsEntry("P-Asserted-Identity", "34600");
    }

    @Test
    void aSecondCallRingsWhileTheFirstIsActive() throws InterruptedException {
        bench.confirmed("in1");
        Invited second = invited(bench.pbx.invite("in2", "", Bench.OFFER));
        bench.phone.ring(second.id());
        assertThat(Pbx.header(bench.pbx.expect("SIP/2.0 180"), "Call-ID")).isEqualTo("in2");
    }

    @Test
    void aCancelEndsTheRinging() throws InterruptedException {
        String invite = bench.pbx.invite("in1", "", Bench.OFFER);
        invited(invite);
        bench.pbx.send(cancel(invite, ""));
        bench.pbx.expect("the 200 to the CANCEL", m -> m.contains("200") && m.contains("1 CANCEL"));
        bench.pbx.expect("SIP/2.0 487");
        assertThat(bench.heard.next(Signal.Ended.class))
                .isEqualTo(
                        new Signal.Ended(
                                new CallId("in1"), HangUpCause.CANCELLED, Optional.of(487)));
    }

    @Test
    void aCancelTellsThatAnotherPhoneAnswered() throws InterruptedException {
        String invite = bench.pbx.invite("in1", "", Bench.OFFER);
        invited(invite);
        bench.pbx.send(cancel(invite, "Reason: SIP;cause=200;text=\"Call completed elsewhere\"\n"));
        assertThat(bench.heard.next(Signal.Ended.class).cause())
                .isEqualTo(HangUpCause.ANSWERED_ELSEWHERE);
    }

    private static String cancel(String invite, String extra) {
        return invite.replaceFirst("(?s)Content-.*", extra + "Content-Length: 0\n\n")
                .replaceFirst("^INVITE", "CANCEL")
                .replace("1 INVITE", "1 CANCEL");
    }

    @Test
    void aCancelAfterTheAnswerChangesNothing() throws InterruptedException {
        String invite = bench.pbx.invite("in1", "", Bench.OFFER);
        Invited invited = invited(invite);
        bench.phone.accept(invited.id(), Bench.ANSWER);
        String ok = bench.pbx.expect("SIP/2.0 200");
        bench.pbx.send(cancel(invite, ""));
        bench.pbx.expect("the 200 to the CANCEL", m -> m.contains("200") && m.contains("1 CANCEL"));
        bench.pbx.send(bench.pbx.within("ACK", ok, 1, ""));
        bench.heard.next(Signal.Confirmed.class);
    }

    @Test
    void aRefusedCallIsOver() throws InterruptedException {
        CallId id = invited(bench.pbx.invite("in1", "", Bench.OFFER)).id();
        bench.phone.reject(id, 486);
        bench.pbx.expect("SIP/2.0 486");
        bench.phone.accept(id, Bench.ANSWER);
        bench.phone.ring(id);
        bench.pbx.send(bench.pbx.request("OPTIONS", "o", 1, "<sip:x@y>", "", ""));
        bench.pbx.expect("the answer to OPTIONS", m -> m.contains("1 OPTIONS"));
        assertThat(bench.pbx.unasked())
                .noneMatch(m -> m.contains("180") || m.contains("SIP/2.0 200"));
    }

    @Test
    void offersItselfWhereTheInviteHasNoOffer() throws InterruptedException {
        Invited invited = invited(bench.pbx.invite("in1", "", ""));
        assertThat(invited.offer()).isEmpty();
        bench.phone.accept(invited.id(), Bench.OFFER);
        String ok = bench.pbx.expect("SIP/2.0 200");
        assertThat(ok).endsWith(Bench.OFFER);
        bench.pbx.send(bench.pbx.within("ACK", ok, 1, Bench.ANSWER));
        assertThat(bench.heard.next(Signal.Confirmed.class).sdp()).contains(Bench.ANSWER);
    }

    @Test
    void seesVideoInAnOffer() throws InterruptedException {
        assertThat(invited(bench.pbx.invite("a", "", Bench.OFFER + "m=video 9 X 0\r\n")).video())
                .isTrue();
        assertThat(invited(bench.pbx.invite("b", "", Bench.OFFER + "m=video 0 X 0\r\n")).video())
                .isFalse();
    }

    @Test
    void withoutAnAckTheAnswerIsRepeatedAndTheCallEnded() throws InterruptedException {
        bench.close();
        bench = new Bench(Bench.options(Duration.ofSeconds(20), Duration.ofSeconds(4)));
        String ok = bench.registered().accepted("in1");
        assertThat(bench.pbx.expect("SIP/2.0 200")).isEqualTo(ok);
        bench.pbx.expect("BYE");
        assertThat(bench.heard.next(Signal.Ended.class).cause()).isEqualTo(HangUpCause.NO_REPLY);
    }

    @Test
    void aReinviteIsToldAndAnsweredOrRefused() throws InterruptedException {
        String ok = bench.confirmed("in1");
        bench.pbx.send(bench.pbx.within("INVITE", ok, 2, Bench.OFFER + "a=sendonly\r\n"));
        assertThat(bench.heard.next(Signal.Reinvited.class).offer()).endsWith("a=sendonly\r\n");
        bench.phone.acceptReinvite(new CallId("in1"), Bench.ANSWER + "a=recvonly\r\n");
        assertThat(bench.pbx.expect("SIP/2.0 200")).endsWith("a=recvonly\r\n");
        bench.pbx.send(bench.pbx.within("ACK", ok, 2, ""));
        bench.pbx.send(bench.pbx.within("INVITE", ok, 3, Bench.OFFER));
        bench.heard.next(Signal.Reinvited.class);
        bench.phone.rejectReinvite(new CallId("in1"), 488);
        bench.pbx.expect("SIP/2.0 488");
        bench.pbx.send(bench.pbx.within("BYE", ok, 4, ""));
        bench.heard.next(Signal.Ended.class);
        assertThat(bench.heard.rest()).isEmpty();
    }

    @Test
    void aPlainRtpOfferIsRefusedWithAHintForWhoeverRunsThePbx() throws InterruptedException {
        bench.phone.reject(invited(bench.pbx.invite("in1", "", Bench.OFFER)).id(), 488);
        assertThat(Pbx.header(bench.pbx.expect("SIP/2.0 488"), "Warning"))
                .startsWith("302 agent008 ")
                .contains("DTLS-SRTP", "rtpengine");
        String secured = Bench.OFFER + "a=fingerprint:sha-256 AB\r\n";
        bench.phone.reject(invited(bench.pbx.invite("in2", "", secured)).id(), 488);
        assertThat(Pbx.header(bench.pbx.expect("SIP/2.0 488"), "Warning")).startsWith("304 ");
        bench.phone.reject(invited(bench.pbx.invite("in3", "", Bench.OFFER)).id(), 486);
        assertThat(bench.pbx.expect("SIP/2.0 486")).doesNotContain("Warning");
    }

    @Test
    void newsOfACallThatIsOverIsNotTaken() throws InterruptedException {
        String ok = bench.confirmed("in1");
        bench.phone.hangUp(new CallId("in1"));
        bench.pbx.expect("BYE");
        int sequence = 2;
        for (String method : List.of("INFO", "UPDATE", "INVITE")) {
            bench.pbx.send(bench.pbx.within(method, ok, sequence++, ""));
            bench.pbx.expect(
                    "481 to " + method,
                    m -> m.startsWith("SIP/2.0 481") && m.contains(" " + method));
        }
    }

    @Test
    void aReinviteThatWaitsIsAnsweredWhenThePhoneHangsUp() throws InterruptedException {
        String ok = bench.confirmed("in1");
        bench.pbx.send(bench.pbx.within("INVITE", ok, 2, Bench.OFFER));
        bench.heard.next(Signal.Reinvited.class);
        bench.phone.hangUp(new CallId("in1"));
        bench.pbx.expect("SIP/2.0 487");
    }

    @Test
    void aReinviteWithoutOfferIsOfferedWhatHolds() throws InterruptedException {
        String ok = bench.confirmed("in1");
        bench.pbx.send(bench.pbx.within("INVITE", ok, 2, ""));
        assertThat(bench.pbx.expect("SIP/2.0 200")).endsWith(Bench.ANSWER);
    }

    @Test
    void oneReinviteAtATime() throws InterruptedException {
        String ok = bench.confirmed("in1");
        bench.pbx.send(bench.pbx.within("INVITE", ok, 2, Bench.OFFER));
        bench.heard.next(Signal.Reinvited.class);
        bench.pbx.send(bench.pbx.within("INVITE", ok, 3, Bench.OFFER));
        assertThat(Integer.parseInt(Pbx.header(bench.pbx.expect("SIP/2.0 500"), "Retry-After")))
                .isBetween(0, 10);
    }

    @Test
    void anOldRequestIsOutOfOrder() throws InterruptedException {
        String ok = bench.confirmed("in1");
        bench.pbx.send(bench.pbx.within("INFO", ok, 5, ""));
        bench.pbx.expect(
                "the 200 to the INFO", m -> m.contains("SIP/2.0 200") && m.contains("5 INFO"));
        bench.pbx.send(bench.pbx.within("INFO", ok, 4, ""));
        bench.pbx.expect("SIP/2.0 500");
    }

    @Test
    void theSameInviteByAnotherWayIsALoop() throws InterruptedException {
        invited(bench.pbx.invite("in1", "", Bench.OFFER));
        bench.pbx.send(bench.pbx.invite("in1", "", Bench.OFFER));
        bench.pbx.expect("SIP/2.0 482");
        assertThat(bench.heard.rest()).isEmpty();
    }

    @Test
    void aMessageMayComeInPieces() throws InterruptedException {
        bench.pbx.sendInFragments(bench.pbx.invite("in1", "X-Name: José\n", Bench.OFFER));
        assertThat(bench.heard.next(Signal.Incoming.class).invited().headers())
                .containsEntry("X-Name", "José");
    }

    @Test
    void aBodyWithoutContentLengthIsKept() throws InterruptedException {
        Invited invited =
                invited(
                        bench.pbx
                                .invite("in1", "", Bench.OFFER)
                                .replaceFirst("Content-Length: \\d+\n", ""));
        assertThat(invited.offer()).contains(Bench.OFFER);
    }
}
