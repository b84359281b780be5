package org.agent008.adapter.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.agent008.adapter.sip.Heard.Signal;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.phone.Destination;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.port.Signaling.Invitation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** SIP without WebSocket. */
class TransportsTest {
    private final Heard heard = new Heard();
    private SipSignaling phone = new SipSignaling(Bench.options());

    @AfterEach
    void close() {
        phone.close();
    }

    private String register(PlainPbx pbx) throws InterruptedException {
        phone.register(Bench.account(pbx.uri()), heard);
        return pbx.expect("REGISTER");
    }

    private void registered(PlainPbx pbx) throws InterruptedException, IOException {
        pbx.send(Pbx.response(register(pbx), 200));
        heard.registration(Registration.Registered.class);
    }

    private void dial() {
        phone.invite(
                new Invitation(
                        new CallId("out1"),
                        new Destination("2000", Optional.empty()),
                        Optional.empty(),
                        Map.of(),
                        Bench.OFFER));
    }

    @Test
    void overTcpThePhoneNamesTheAddressOfItsConnection() throws Exception {
        try (PlainPbx pbx = PlainPbx.tcp()) {
            String register = register(pbx);
            String here = "127.0.0.1:" + pbx.phone().getPort();
            assertThat(Pbx.header(register, "Via"))
                    .startsWith("SIP/2.0/TCP " + here + ";")
                    .contains(";rport");
            assertThat(Pbx.header(register, "Contact"))
                    .contains("@" + here + ";transport=tcp>", "+sip.instance=", "reg-id=1");
            pbx.send(Pbx.response(register, 200));
            heard.registration(Registration.Registered.class);
        }
    }

    @Test
    void overTcpMessagesMayComeInPiecesOrTogether() throws Exception {
        try (PlainPbx pbx = PlainPbx.tcp()) {
            String ok = Pbx.response(register(pbx), 200).replace("\n", "\r\n");
            pbx.write(ok.substring(0, 40));
            pbx.write(ok.substring(40) + "\r\n" + options("one") + options("two"));
            heard.registration(Registration.Registered.class);
            assertThat(pbx.expect("SIP/2.0 200")).contains("Call-ID: one");
            assertThat(pbx.expect("SIP/2.0 200")).contains("Call-ID: two");
        }
    }

    private static String options(String callId) {
        return """
        OPTIONS sip:1000@x SIP/2.0
        Via: SIP/2.0/TCP 127.0.0.1;branch=z9hG4bK%1$s
        Max-Forwards: 70
        From: <sip:a@b>;tag=1
        To: <sip:1000@b>
        Call-ID: %1$s
        CSeq: 1 OPTIONS
        Content-Length: 0

        """
                .formatted(callId)
                .replace("\n", "\r\n");
    }

    @Test
    void overTcpALostConnectionIsSeenAtOnceAndItsAddressForgotten() throws Exception {
        try (PlainPbx pbx = PlainPbx.tcp()) {
            registered(pbx);
            int before = pbx.phone().getPort();
            pbx.drop();
            heard.registration(Registration.Lost.class);
            String again = pbx.expect("REGISTER");
            assertThat(pbx.phone().getPort()).isNotEqualTo(before);
            assertThat(again)
                    .contains(":" + pbx.phone().getPort() + ";transport=tcp>;")
                    .contains(":" + before + ";transport=tcp>;expires=0");
            pbx.send(Pbx.response(again, 200));
            heard.registration(Registration.Registered.class);
        }
    }

    @Test
    void overTcpLineEndsKeepTheConnectionAndAServerThatStopsToAnswerThemIsLost() throws Exception {
        phone.close();
        phone = new SipSignaling(Bench.options(Duration.ofMillis(500), Duration.ofSeconds(32)));
        try (PlainPbx pbx = PlainPbx.tcp()) {
            registered(pbx);
            pbx.expect("OPTIONS"); // it has not shown yet that it answers line ends
            pbx.expect("\r\n");
            pbx.write("\r\n");
            assertThat(heard.registration(Registration.Lost.class).reason())
                    .contains("the server went silent");
        }
    }

    @Test
    void overUdpWhatIsNotAnsweredIsSentAgain() throws Exception {
        try (PlainPbx pbx = PlainPbx.udp(0)) {
            String register = register(pbx);
            assertThat(register)
                    .contains("Via: SIP/2.0/UDP 127.0.0.1:" + pbx.phone().getPort() + ";")
                    .contains("Expires: 90");
            assertThat(pbx.expect("REGISTER")).isEqualTo(register);
            pbx.send(Pbx.response(register, 200));
            heard.registration(Registration.Registered.class);
        }
    }

    @Test
    void overUdpACallIsMadeAndHungUp() throws Exception {
        try (PlainPbx pbx = PlainPbx.udp(0)) {
            registered(pbx);
            dial();
            String invite = pbx.expect("INVITE");
            assertThat(Pbx.header(invite, "Contact"))
                    .contains("@127.0.0.1:" + pbx.phone().getPort() + ";transport=udp>");
            pbx.send(Pbx.response(invite, 200, "far", "", Bench.ANSWER));
            pbx.expect("ACK");
            heard.next(Signal.Answered.class);
            phone.hangUp(new CallId("out1"));
            pbx.send(Pbx.response(pbx.expect("BYE"), 200));
        }
    }

    @Test
    void overUdpAServerThatIsGoneIsNoticedAndTriedAgainFromTheSamePort() throws Exception {
        PlainPbx first = PlainPbx.udp(0);
        int port = first.port();
        registered(first);
        int ours = first.phone().getPort();
        first.close();
        dial(); // nobody is there any more
        heard.registration(Registration.Lost.class);
        assertThat(heard.next(Signal.Ended.class).cause()).isEqualTo(HangUpCause.CONNECTION_LOST);
        try (PlainPbx second = PlainPbx.udp(port)) {
            second.send(Pbx.response(second.expect("REGISTER"), 200));
            heard.registration(Registration.Registered.class);
            assertThat(second.phone().getPort()).isEqualTo(ours);
        }
    }

    @Test
    void aRouterInBetweenIsSeenAndItsAddressRegistered() throws Exception {
        try (PlainPbx pbx = PlainPbx.udp(0)) {
            String register = register(pbx);
            String seen = ";received=203.0.113.9;rport=40123";
            pbx.send(Pbx.response(register, 200).replaceFirst(";rport\\b", seen));
            String again = pbx.expect("REGISTER");
            assertThat(again)
                    .contains("@203.0.113.9:40123;transport=udp>;+sip")
                    .contains("@127.0.0.1:" + pbx.phone().getPort() + ";transport=udp>;expires=0");
            pbx.send(Pbx.response(again, 200).replaceFirst(";rport\\b", seen));
            heard.registration(Registration.Registered.class);
            dial();
            assertThat(Pbx.header(pbx.expect("INVITE"), "Contact")).contains("@203.0.113.9:40123");
        }
    }

    @Test
    void aSilentRegistrarGivesWayToTheNextServer() throws Exception {
        phone.close();
        phone = new SipSignaling(Bench.options(Duration.ofSeconds(20), Duration.ofSeconds(1)));
        try (PlainPbx silent = PlainPbx.udp(0);
                PlainPbx good = PlainPbx.udp(0)) {
            phone.register(Bench.account(silent.uri(), good.uri()), heard);
            assertThat(heard.registration(Registration.Lost.class).reason())
                    .contains("did not reply to the registration");
            good.send(Pbx.response(good.expect("REGISTER"), 200));
            heard.registration(Registration.Registered.class);
        }
    }

    @Test
    void aHostThatIsNotThereIsTold() throws Exception {
        phone.register(Bench.account(URI.create("tcp://no-such-host.invalid")), heard);
        assertThat(heard.registration(Registration.Lost.class).reason())
                .isEqualTo("tcp://no-such-host.invalid can't be found: there is no such host.");
    }
}
