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

/** RFC 4028; the intervals that the far end grants are shorter than it ever would, to be quick. */
class SessionTimerTest {
    private static final Signal GONE =
            new Signal.Ended(new CallId("c"), HangUpCause.CONNECTION_LOST, Optional.of(408));

    private Bench bench = new Bench();

    SessionTimerTest() throws InterruptedException {}

    @BeforeEach
    void register() throws InterruptedException {
        bench.registered();
    }

    @AfterEach
    void close() throws InterruptedException {
        bench.close();
    }

    /** A call of ours that the far end answers with these headers. */
    private void answered(String headers) throws InterruptedException {
        bench.pbx.send(Pbx.response(bench.dial("c"), 200, "far", headers, Bench.ANSWER));
        bench.heard.next(Signal.Answered.class);
        bench.pbx.expect("ACK");
    }

    private String request(String method, String ok, int sequence, String extra, String sdp) {
        return bench.pbx.request(
                method, Pbx.header(ok, "Call-ID"), sequence, Pbx.header(ok, "To"), extra, sdp);
    }

    @Test
    void aCallOfOursAsksForHalfAnHour() throws InterruptedException {
        String invite = bench.dial("c");
        assertThat(Pbx.header(invite, "Session-Expires")).isEqualTo("1800");
        assertThat(Pbx.header(invite, "Supported")).isEqualTo("timer,replaces");
    }

    @Test
    void asksForLongerWhereHalfAnHourIsTooShort() throws InterruptedException {
        String first = bench.dial("c");
        bench.pbx.send(Pbx.response(first, 422, "proxy", "Min-SE: 3600\n", ""));
        bench.pbx.expect("ACK");
        String second = bench.pbx.expect("INVITE");
        assertThat(Pbx.header(second, "Session-Expires")).isEqualTo("3600");
        assertThat(Pbx.header(second, "Min-SE")).isEqualTo("3600");
        assertThat(Pbx.header(second, "CSeq")).isEqualTo("2 INVITE");
        assertThat(Pbx.header(second, "Call-ID")).isEqualTo(Pbx.header(first, "Call-ID"));
        bench.pbx.send(Pbx.response(second, 200, "far", "", Bench.ANSWER));
        bench.heard.next(Signal.Answered.class);
    }

    @Test
    void whereOursRefreshesItDoesSoByUpdateAgainAndAgain() throws InterruptedException {
        answered("Allow: INVITE, UPDATE\nSession-Expires: 1;refresher=uac\n");
        for (int n = 0; n < 2; n++) {
            String update = bench.pbx.expect("UPDATE sip:far@198.51.100.7");
            assertThat(Pbx.header(update, "Session-Expires")).isEqualTo("1;refresher=uac");
            assertThat(update).contains("Contact: <sip:").endsWith("Content-Length: 0\r\n\r\n");
            bench.pbx.send(Pbx.response(update, 200, "", "Session-Expires: 1;refresher=uac\n", ""));
        }
        assertThat(bench.heard.rest()).isEmpty();
    }

    @Test
    void aFarEndWithoutUpdateIsRefreshedByReinvite() throws InterruptedException {
        answered("Allow: INVITE, BYE\nSession-Expires: 1;refresher=uac\n");
        String again = bench.pbx.expect("INVITE sip:far@198.51.100.7");
        assertThat(Pbx.header(again, "Session-Expires")).isEqualTo("1;refresher=uac");
        assertThat(again).endsWith(Bench.OFFER);
        bench.pbx.send(Pbx.response(again, 200, "", "", Bench.ANSWER));
        bench.pbx.expect("ACK");
        assertThat(bench.heard.rest()).isEmpty();
    }

    @Test
    void anUpdateThatIsRefusedGivesWayToReinvite() throws InterruptedException {
        answered("Allow: INVITE, UPDATE\nSession-Expires: 1;refresher=uac\n");
        bench.pbx.send(Pbx.response(bench.pbx.expect("UPDATE"), 405));
        bench.pbx.expect("INVITE sip:far@198.51.100.7");
    }

    @Test
    void aFarEndThatKnowsTheCallNoMoreEndsIt() throws InterruptedException {
        answered("Allow: INVITE, UPDATE\nSession-Expires: 1;refresher=uac\n");
        bench.pbx.send(Pbx.response(bench.pbx.expect("UPDATE"), 481));
        bench.pbx.expect("BYE");
        assertThat(bench.heard.next(Signal.Ended.class))
                .isEqualTo(
                        new Signal.Ended(
                                new CallId("c"), HangUpCause.CONNECTION_LOST, Optional.of(481)));
    }

    @Test
    void aFarEndThatShouldHaveRefreshedAndDidNotIsHungUp() throws InterruptedException {
        answered("Session-Expires: 1;refresher=uas\n");
        bench.pbx.expect("BYE");
        assertThat(bench.heard.next(Signal.Ended.class)).isEqualTo(GONE);
        assertThat(bench.pbx.unasked()).noneMatch(m -> m.startsWith("UPDATE"));
    }

    @Test
    void withoutWordOfItFromTheFarEndNothingExpires() throws InterruptedException {
        answered("Allow: INVITE, UPDATE\n");
        bench.phone.reinvite(new CallId("c"), Bench.OFFER);
        assertThat(bench.pbx.expect("INVITE")).doesNotContain("Session-Expires");
    }

    private void curious(Duration noReply) throws InterruptedException {
        bench.close();
        bench = new Bench(Bench.curious(noReply));
        bench.registered();
    }

    @Test
    void aFarEndWithoutATimerIsAskedWhetherItIsStillThere() throws InterruptedException {
        curious(Duration.ofSeconds(32));
        answered("");
        String options = bench.pbx.expect("OPTIONS sip:far@198.51.100.7");
        bench.pbx.send(Pbx.response(options, 501));
        options = bench.pbx.expect("OPTIONS sip:far@198.51.100.7");
        assertThat(bench.heard.rest()).isEmpty();
        bench.pbx.send(Pbx.response(options, 481));
        bench.pbx.expect("BYE");
        assertThat(bench.heard.next(Signal.Ended.class).status()).contains(481);
    }

    @Test
    void aFarEndThatDoesNotEvenRefuseIsGone() throws InterruptedException {
        curious(Duration.ofMillis(400));
        bench.confirmed("c");
        bench.pbx.expect("OPTIONS");
        bench.pbx.expect("BYE");
        assertThat(bench.heard.next(Signal.Ended.class)).isEqualTo(GONE);
    }

    @Test
    void aQuestionThatALostConnectionTookAlongProvesNothing() throws InterruptedException {
        curious(Duration.ofMillis(1500));
        answered("");
        bench.pbx.expect("OPTIONS");
        bench.pbx.drop();
        bench.heard.registration(Registration.Lost.class);
        bench.pbx.send(Pbx.response(bench.pbx.expect("REGISTER"), 200));
        String again = bench.pbx.expect("INVITE sip:far@198.51.100.7");
        bench.pbx.send(Pbx.response(again, 200, "", "", Bench.ANSWER));
        for (int n = 0; n < 9; n++) { // for longer than the first would have been waited for
            bench.pbx.send(Pbx.response(bench.pbx.expect("OPTIONS"), 200));
        }
        assertThat(bench.heard.rest()).noneMatch(Signal.Ended.class::isInstance);
    }

    @Test
    void theCallerMayRefreshAndWeGrantIt() throws InterruptedException {
        bench.pbx.send(
                bench.pbx.invite("c", "Supported: timer\nSession-Expires: 1800\n", Bench.OFFER));
        bench.heard.next(Signal.Incoming.class);
        bench.phone.accept(new CallId("c"), Bench.ANSWER);
        String ok = bench.pbx.expect("SIP/2.0 200");
        assertThat(Pbx.header(ok, "Session-Expires")).isEqualTo("1800;refresher=uac");
        assertThat(Pbx.header(ok, "Require")).isEqualTo("timer");
        bench.pbx.send(bench.pbx.within("ACK", ok, 1, ""));
        bench.heard.next(Signal.Confirmed.class);
        bench.pbx.send(
                request(
                        "UPDATE",
                        ok,
                        2,
                        "Supported: timer\nSession-Expires: 1800;refresher=uac\n",
                        ""));
        String updated = bench.pbx.expect("the 200 to the UPDATE", m -> m.contains("2 UPDATE"));
        assertThat(updated).startsWith("SIP/2.0 200").contains("Contact: <sip:");
        assertThat(Pbx.header(updated, "Session-Expires")).isEqualTo("1800;refresher=uac");
        assertThat(bench.heard.rest()).isEmpty();
    }

    @Test
    void whereTheCallerLeavesItToUsWeRefresh() throws InterruptedException {
        bench.pbx.send(
                bench.pbx.invite("c", "Supported: timer\nx: 1800;refresher=uas\n", Bench.OFFER));
        bench.heard.next(Signal.Incoming.class);
        bench.phone.accept(new CallId("c"), Bench.ANSWER);
        String ok = bench.pbx.expect("SIP/2.0 200");
        assertThat(Pbx.header(ok, "Session-Expires")).isEqualTo("1800;refresher=uas");
        assertThat(ok).doesNotContain("Require:");
    }

    @Test
    void aSessionThatIsTooShortIsRefused() throws InterruptedException {
        bench.pbx.send(
                bench.pbx.invite("c", "Supported: timer\nSession-Expires: 30\n", Bench.OFFER));
        assertThat(Pbx.header(bench.pbx.expect("SIP/2.0 422"), "Min-SE")).isEqualTo("90");
        assertThat(bench.heard.rest()).isEmpty();
        String ok = bench.confirmed("d");
        bench.pbx.send(request("UPDATE", ok, 2, "Supported: timer\nSession-Expires: 30\n", ""));
        assertThat(Pbx.header(bench.pbx.expect("SIP/2.0 422"), "Min-SE")).isEqualTo("90");
    }

    @Test
    void anUpdateWithAnOfferIsAnsweredByTheMediaAndNeedsNoAck() throws InterruptedException {
        String ok = bench.confirmed("c");
        bench.pbx.send(bench.pbx.within("UPDATE", ok, 2, Bench.OFFER));
        assertThat(bench.heard.next(Signal.Reinvited.class).offer()).isEqualTo(Bench.OFFER);
        bench.phone.acceptReinvite(new CallId("c"), "v=0\r\n");
        assertThat(bench.pbx.expect("the 200 to the UPDATE", m -> m.contains("2 UPDATE")))
                .startsWith("SIP/2.0 200")
                .endsWith("v=0\r\n");
        bench.pbx.send(bench.pbx.within("UPDATE", ok, 3, Bench.OFFER));
        bench.heard.next(Signal.Reinvited.class);
    }
}
