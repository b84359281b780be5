package org.agent008.adapter.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.agent008.adapter.sip.Heard.Signal;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.phone.Destination;
import org.agent008.domain.port.Signaling.Invitation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboundCallTest {
    private static final CallId OUT = new CallId("out1");
    private Bench bench = new Bench();

    OutboundCallTest() throws InterruptedException {}

    @BeforeEach
    void register() throws InterruptedException {
        bench.registered();
    }

    @AfterEach
    void close() throws InterruptedException {
        bench.close();
    }

    private String ok(String invite, String tag) {
        return Pbx.response(
                invite,
                200,
                tag,
                "Record-Route: <sip:second.example;lr>\nRecord-Route: <sip:first.example;lr>\n",
                Bench.ANSWER);
    }

    @Test
    void ringsIsAnsweredAndHungUp() throws InterruptedException {
        String invite = bench.dial("out1");
        assertThat(invite).startsWith("INVITE sip:2000@lab.test SIP/2.0").endsWith(Bench.OFFER);
        assertThat(Pbx.header(invite, "Call-ID")).isEqualTo("out1");
        assertThat(Pbx.header(invite, "From")).startsWith("\"Agent\" <sip:1000@lab.test>;tag=");
        bench.pbx.send(Pbx.response(invite, 100));
        bench.pbx.send(Pbx.response(invite, 180));
        assertThat(bench.heard.next(Signal.Progress.class).sdp()).isEmpty();
        bench.pbx.send(Pbx.response(invite, 183, "far", "", Bench.ANSWER));
        assertThat(bench.heard.next(Signal.Progress.class).sdp()).contains(Bench.ANSWER);
        bench.pbx.send(ok(invite, "far"));
        assertThat(bench.heard.next(Signal.Answered.class))
                .isEqualTo(new Signal.Answered(OUT, Bench.ANSWER));
        String ack = bench.pbx.expect("ACK sip:far@198.51.100.7:5060;transport=ws SIP/2.0");
        assertThat(ack).containsSubsequence("Route: <sip:first.example;lr>", "second.example");
        bench.phone.hangUp(OUT);
        String bye = bench.pbx.expect("BYE sip:far@198.51.100.7:5060;transport=ws SIP/2.0");
        assertThat(bye).containsSubsequence("Route: <sip:first.example;lr>", "second.example");
        assertThat(Pbx.header(bye, "CSeq")).isEqualTo("2 BYE");
        bench.pbx.send(Pbx.response(bye, 200));
        assertThat(bench.heard.rest()).isEmpty();
    }

    @Test
    void eachEarlyDialogsMediaIsToldOnceAndAnAnswerWithoutSdpMeansTheEarlyOne()
            throws InterruptedException {
        String invite = bench.dial("out1");
        String other = Bench.ANSWER.replace("9 X", "8 X");
        for (int n = 0; n < 2; n++) {
            bench.pbx.send(Pbx.response(invite, 183, "one", "", Bench.ANSWER));
            bench.pbx.send(Pbx.response(invite, 183, "two", "", other));
        }
        assertThat(bench.heard.next(Signal.Progress.class).sdp()).contains(Bench.ANSWER);
        assertThat(bench.heard.next(Signal.Progress.class).sdp()).contains(other);
        assertThat(bench.heard.next(Signal.Progress.class).sdp()).isEmpty();
        assertThat(bench.heard.next(Signal.Progress.class).sdp()).isEmpty();
        bench.pbx.send(Pbx.response(invite, 200, "one", "", ""));
        assertThat(bench.heard.next(Signal.Answered.class).sdp()).isEqualTo(Bench.ANSWER);
        assertThat(bench.heard.rest()).isEmpty();
    }

    @Test
    void anAnswerWithoutSdpIsAnAnswer() throws InterruptedException {
        bench.pbx.send(Pbx.response(bench.dial("out1"), 200));
        assertThat(bench.heard.next(Signal.Answered.class)).isEqualTo(new Signal.Answered(OUT, ""));
        bench.pbx.expect("ACK");
        bench.phone.hangUp(OUT);
        bench.pbx.expect("BYE");
    }

    @Test
    void theFarEndHangsUp() throws InterruptedException {
        String invite = bench.dial("out1");
        bench.pbx.send(ok(invite, "far"));
        bench.heard.next(Signal.Answered.class);
        bench.pbx.send(
                bench.pbx.request(
                        "BYE",
                        "out1",
                        1,
                        Pbx.header(invite, "From"),
                        "From: <sip:2000@lab.test>;tag=far\n",
                        ""));
        bench.pbx.expect("SIP/2.0 200");
        assertThat(bench.heard.next(Signal.Ended.class).cause())
                .isEqualTo(HangUpCause.REMOTE_HUNG_UP);
    }

    @ParameterizedTest
    @CsvSource({
        "486, BUSY",
        "404, NO_SUCH_NUMBER",
        "603, DECLINED",
        "480, UNAVAILABLE",
        "488, MEDIA_REFUSED",
        "503, SERVER_ERROR",
        "302, REDIRECTED",
        "403, FORBIDDEN"
    })
    void aRefusalIsAcknowledgedAndHasItsCause(int status, HangUpCause cause)
            throws InterruptedException {
        bench.pbx.send(Pbx.response(bench.dial("out1"), status));
        assertThat(bench.heard.next(Signal.Ended.class))
                .isEqualTo(new Signal.Ended(OUT, cause, Optional.of(status)));
        bench.pbx.expect("ACK");
    }

    @Test
    void answersChallengesToTheInviteAndWithinTheDialog() throws InterruptedException {
        String invite = bench.dial("out1");
        bench.pbx.send(
                Pbx.response(
                        invite,
                        407,
                        "proxy",
                        "Proxy-Authenticate: Digest realm=\"lab.test\", nonce=\"n\", qop=\"auth\"\n",
                        ""));
        bench.pbx.expect("ACK");
        String second = bench.pbx.expect("INVITE");
        assertThat(second).contains("Proxy-Authorization: Digest ").endsWith(Bench.OFFER);
        assertThat(Pbx.header(second, "CSeq")).isEqualTo("2 INVITE");
        assertThat(Pbx.header(second, "Call-ID")).isEqualTo("out1");
        bench.pbx.send(ok(second, "far"));
        assertThat(Pbx.header(bench.pbx.expect("ACK"), "CSeq")).isEqualTo("2 ACK");
        bench.phone.hangUp(OUT);
        bench.pbx.send(
                Pbx.response(
                        bench.pbx.expect("BYE"),
                        401,
                        "far",
                        "WWW-Authenticate: Digest realm=\"far\", nonce=\"m\"\n",
                        ""));
        String bye = bench.pbx.expect("BYE");
        assertThat(bye).contains("\nAuthorization: Digest ");
        assertThat(Pbx.header(bye, "CSeq")).isEqualTo("4 BYE");
    }

    @Test
    void answersEachProxyOnTheWay() throws InterruptedException {
        String challenge = "Proxy-Authenticate: Digest realm=\"%s\", nonce=\"n\"\n";
        bench.pbx.send(Pbx.response(bench.dial("out1"), 407, "p", challenge.formatted("near"), ""));
        bench.pbx.send(
                Pbx.response(bench.pbx.expect("INVITE"), 407, "p", challenge.formatted("far"), ""));
        assertThat(bench.pbx.expect("INVITE")).contains("realm=\"near\"", "realm=\"far\"");
    }

    @Test
    void aRefusedPasswordEndsTheCall() throws InterruptedException {
        String challenge = "Proxy-Authenticate: Digest realm=\"x\", nonce=\"n\"\n";
        bench.pbx.send(Pbx.response(bench.dial("out1"), 407, "p", challenge, ""));
        bench.pbx.send(Pbx.response(bench.pbx.expect("INVITE"), 407, "p", challenge, ""));
        assertThat(bench.heard.next(Signal.Ended.class).cause())
                .isEqualTo(HangUpCause.WRONG_PASSWORD);
    }

    @Test
    void aCancelWaitsForAProvisionalResponse() throws InterruptedException {
        String invite = bench.dial("out1");
        bench.phone.hangUp(OUT);
        bench.pbx.send(bench.pbx.request("OPTIONS", "o", 1, "<sip:x@y>", "", ""));
        bench.pbx.expect("the answer to OPTIONS", m -> m.contains("1 OPTIONS"));
        assertThat(bench.pbx.unasked()).noneMatch(m -> m.startsWith("CANCEL"));
        bench.pbx.send(Pbx.response(invite, 180));
        String cancel = bench.pbx.expect("CANCEL");
        assertThat(Pbx.header(cancel, "Via")).isEqualTo(Pbx.header(invite, "Via"));
        bench.pbx.send(Pbx.response(cancel, 200));
        bench.pbx.send(Pbx.response(invite, 487));
        bench.pbx.expect("ACK");
        assertThat(bench.heard.rest()).isEmpty();
    }

    @Test
    void anAnswerThatCrossesTheCancelIsHungUp() throws InterruptedException {
        String invite = bench.dial("out1");
        bench.pbx.send(Pbx.response(invite, 180));
        bench.heard.next(Signal.Progress.class);
        bench.phone.hangUp(OUT);
        bench.pbx.expect("CANCEL");
        bench.pbx.send(ok(invite, "far"));
        bench.pbx.expect("ACK");
        bench.pbx.expect("BYE");
        assertThat(bench.heard.rest()).isEmpty();
    }

    @Test
    void aRepeatedAnswerIsAcknowledgedAgain() throws InterruptedException {
        String invite = bench.dial("out1");
        bench.pbx.send(ok(invite, "far"));
        String ack = bench.pbx.expect("ACK");
        for (int i = 0; i < 3; i++) {
            bench.pbx.send(ok(invite, "far"));
            assertThat(bench.pbx.expect("ACK")).isEqualTo(ack);
        }
        bench.heard.next(Signal.Answered.class);
        assertThat(bench.heard.rest()).isEmpty();
    }

    @Test
    void ofForkedAnswersTheFirstWins() throws InterruptedException {
        String invite = bench.dial("out1");
        bench.pbx.send(Pbx.response(invite, 180, "one", "", ""));
        bench.pbx.send(Pbx.response(invite, 180, "two", "", ""));
        bench.pbx.send(ok(invite, "two"));
        bench.pbx.send(ok(invite, "one"));
        bench.pbx.expect("the first ACK", m -> m.startsWith("ACK") && m.contains("tag=two"));
        bench.pbx.expect("the second ACK", m -> m.startsWith("ACK") && m.contains("tag=one"));
        assertThat(Pbx.header(bench.pbx.expect("BYE"), "To")).contains("tag=one");
        bench.heard.next(Signal.Answered.class);
        bench.phone.hangUp(OUT);
        assertThat(Pbx.header(bench.pbx.expect("BYE"), "To")).contains("tag=two");
    }

    @Test
    void nobodyReplies() throws InterruptedException {
        bench.close();
        bench = new Bench(Bench.options(Duration.ofSeconds(20), Duration.ofSeconds(3)));
        bench.registered().dial("out1");
        assertThat(bench.heard.next(Signal.Ended.class))
                .isEqualTo(new Signal.Ended(OUT, HangUpCause.NO_REPLY, Optional.of(408)));
    }

    @Test
    void showsTheChosenNumber() throws InterruptedException {
        String invite =
                bench.dial("out1", Optional.of("+34600"), Map.of("X-Campaign", "spring, 2"));
        assertThat(Pbx.header(invite, "P-Asserted-Identity")).isEqualTo("<sip:+34600@lab.test>");
        assertThat(Pbx.header(invite, "X-Number")).isEqualTo("+34600");
        assertThat(Pbx.header(invite, "X-Campaign")).isEqualTo("spring, 2");
    }

    @Test
    void headersCannotBeInjected() throws InterruptedException {
        String invite =
                bench.dial(
                        "out1",
                        Optional.of("1>\r\nEvil: 1"),
                        Map.of(
                                "X-A", "ok\r\nEvil: 2",
                                "X-B: x\r\nEvil", "3",
                                "Evil", "4",
                                "X-Good", "yes"));
        assertThat(invite)
                .doesNotContain("Evil", "P-Asserted-Identity", "X-A")
                .contains("X-Good: yes");
    }

    @Test
    void anXCallIdTakesTheNamesPlace() throws InterruptedException {
        String invite = bench.dial("out1", Optional.empty(), Map.of("x-call-id", "crm-7"));
        assertThat(Pbx.header(invite, "X-Call-ID")).isEqualTo("crm-7");
        assertThat(Pbx.header(invite, "Call-ID")).isNotEqualTo("out1");
        bench.pbx.send(Pbx.response(invite, 486));
        assertThat(bench.heard.next(Signal.Ended.class).id()).isEqualTo(OUT);
    }

    @Test
    void anotherDomainAndAFeatureCodeCanBeDialled() throws InterruptedException {
        bench.phone.invite(
                new Invitation(
                        OUT,
                        new Destination("*98#", Optional.of("other.example:5070")),
                        Optional.empty(),
                        Map.of(),
                        Bench.OFFER));
        bench.pbx.expect("INVITE sip:*98%23@other.example:5070 SIP/2.0");
    }

    @Test
    void anAddressThatIsNoneEndsTheCall() throws InterruptedException {
        bench.phone.invite(
                new Invitation(
                        OUT,
                        new Destination("2000", Optional.of("a b>")),
                        Optional.empty(),
                        Map.of(),
                        Bench.OFFER));
        assertThat(bench.heard.next(Signal.Ended.class).cause()).isEqualTo(HangUpCause.BAD_ADDRESS);
    }

    @Test
    void withoutAConnectionThereIsNoCall() throws InterruptedException {
        bench.pbx.stop(1000);
        bench.heard.registration(org.agent008.domain.phone.Registration.Lost.class);
        bench.phone.invite(
                new Invitation(
                        OUT,
                        new Destination("2000", Optional.empty()),
                        Optional.empty(),
                        Map.of(),
                        Bench.OFFER));
        assertThat(bench.heard.next(Signal.Ended.class).cause())
                .isEqualTo(HangUpCause.CONNECTION_LOST);
    }

    @Test
    void aReinviteBeforeTheAnswerIsGlare() throws InterruptedException {
        String invite = bench.dial("out1");
        bench.pbx.send(
                bench.pbx.request(
                        "INVITE",
                        "out1",
                        1,
                        Pbx.header(invite, "From"),
                        "From: <sip:2000@lab.test>;tag=far\n",
                        Bench.OFFER));
        bench.pbx.expect("SIP/2.0 491");
    }
}
