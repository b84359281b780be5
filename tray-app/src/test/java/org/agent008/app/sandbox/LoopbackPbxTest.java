package org.agent008.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.agent008.domain.settings.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoopbackPbxTest {
    private static final String DOMAIN = "sandbox.invalid";

    private final List<AutoCloseable> open = new ArrayList<>();
    private LoopbackPbx pbx = pbx(DigestAlgorithm.MD5);
    private RawPhone ana = phone(pbx, "ana", "secret-a", DigestAlgorithm.MD5);
    private RawPhone bob = phone(pbx, "bob", "secret-b", DigestAlgorithm.MD5);

    private LoopbackPbx pbx(DigestAlgorithm algorithm) {
        LoopbackPbx started =
                LoopbackPbx.start(
                        new PbxOptions(
                                DOMAIN,
                                Map.of(
                                        "ana", new Secret("secret-a"),
                                        "bob", new Secret("secret-b"),
                                        "eve", new Secret("secret-e")),
                                Map.of("600", "bob"),
                                algorithm));
        open.addFirst(started);
        return started;
    }

    private RawPhone phone(
            LoopbackPbx at, String user, String password, DigestAlgorithm algorithm) {
        RawPhone phone = new RawPhone(at.uri(), DOMAIN, user, password, algorithm);
        open.addFirst(phone);
        return phone;
    }

    @BeforeEach
    void register() throws Exception {
        assertThat(ana.register(600).status()).isEqualTo(200);
        assertThat(bob.register(600).status()).isEqualTo(200);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable c : open) {
            c.close();
        }
    }

    @ParameterizedTest
    @EnumSource(DigestAlgorithm.class)
    void registersWhoKnowsThePassword(DigestAlgorithm algorithm) throws Exception {
        LoopbackPbx other = pbx(algorithm);
        RawPhone eve = phone(other, "eve", "secret-e", algorithm);
        SipMessage ok = eve.register(600);
        assertThat(ok.status()).isEqualTo(200);
        assertThat(ok.all("Contact")).hasSize(1);
        assertThat(ok.field("Contact").uri()).isEqualTo(eve.contact);
        assertThat(Integer.parseInt(ok.field("Contact").param("expires").orElse("")))
                .isBetween(570, 600);
    }

    @Test
    void aWrongPasswordIsChallengedAgain() throws Exception {
        RawPhone liar = phone(pbx, "ana", "guess", DigestAlgorithm.MD5);
        SipMessage no = liar.register(600);
        assertThat(no.status()).isEqualTo(401);
        assertThat(no.required("WWW-Authenticate")).doesNotContain("stale");
    }

    @Test
    void nobodyRegistersOrCallsInAnothersName() throws Exception {
        SipMessage register =
                ana.request("REGISTER", "sip:" + DOMAIN).with("To", "<sip:bob@" + DOMAIN + ">");
        ana.sendWithPassword(register);
        assertThat(ana.next().status()).isEqualTo(403);
        SipMessage invite =
                ana.request("INVITE", bob.aor()).with("From", "<sip:bob@" + DOMAIN + ">;tag=1");
        ana.sendWithPassword(invite);
        assertThat(ana.next().status()).isEqualTo(403);
    }

    @Test
    void aBindingGoneIsUnavailableAndAnUnknownNumberIsNotFound() throws Exception {
        assertThat(bob.register(0).all("Contact")).isEmpty();
        ana.sendWithPassword(ana.request("INVITE", bob.aor()));
        assertThat(ana.next().status()).isEqualTo(480);
        ana.sendWithPassword(ana.request("INVITE", "sip:nobody@" + DOMAIN));
        assertThat(ana.next().status()).isEqualTo(404);
    }

    @Test
    void aDroppedConnectionTakesItsBindingAlong() throws Exception {
        RawPhone eve = phone(pbx, "eve", "secret-e", DigestAlgorithm.MD5);
        assertThat(eve.register(600).status()).isEqualTo(200);
        open.remove(eve);
        eve.close();
        int status = 200;
        while (status != 480) { // the PBX hears of the drop a little later
            ana.sendWithPassword(ana.request("MESSAGE", eve.aor()));
            status = ana.next().status();
            assertThat(status).isIn(480, 408);
        }
    }

    @Test
    void aCallGoesThroughWithItsDialog() throws Exception {
        SipMessage invite = ana.sendWithPassword(ana.request("INVITE", bob.aor()));
        SipMessage incoming = bob.nextRequest("INVITE");
        assertThat(incoming.uri()).isEqualTo(bob.contact);
        assertThat(incoming.header("Proxy-Authorization")).isEmpty();
        assertThat(incoming.header("Max-Forwards")).contains("69");
        assertThat(incoming.all("Via")).hasSize(2);
        assertThat(incoming.all("Record-Route")).hasSize(1);

        SipMessage ok = accepted(bob, incoming);
        bob.send(ok);
        SipMessage answer = ana.next();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.all("Via")).containsExactly(invite.required("Via"));

        ana.send(inDialog(answer, invite, "ACK"));
        assertThat(bob.nextRequest("ACK").header("Route")).isEmpty();
        ana.send(inDialog(answer, invite, "BYE"));
        SipMessage bye = bob.nextRequest("BYE");
        assertThat(bye.header("Record-Route")).isEmpty();
        bob.send(bye.response(200, "OK"));
        assertThat(ana.next().status()).isEqualTo(200);
    }

    @Test
    void aRefusalComesBackAndItsAckStopsAtEachHop() throws Exception {
        SipMessage invite = ana.sendWithPassword(ana.request("INVITE", bob.aor()));
        SipMessage incoming = bob.nextRequest("INVITE");
        bob.send(incoming.response(486, "Busy Here"));
        SipMessage ack = bob.nextRequest("ACK");
        assertThat(ack.branch()).isEqualTo(incoming.branch());
        SipMessage busy = ana.next();
        assertThat(busy.status()).isEqualTo(486);
        ana.send(invite.hopByHop("ACK", busy.required("To")));
        ana.sendWithPassword(ana.request("MESSAGE", bob.aor()));
        bob.nextRequest("MESSAGE"); // and no second ACK before it
    }

    @Test
    void aCallerWhoGivesUpStopsTheRinging() throws Exception {
        SipMessage invite = ana.sendWithPassword(ana.request("INVITE", bob.aor()));
        SipMessage incoming = bob.nextRequest("INVITE");
        bob.send(incoming.response(180, "Ringing"));
        assertThat(ana.next().status()).isEqualTo(180);

        ana.send(invite.hopByHop("CANCEL", invite.required("To")));
        SipMessage ok = ana.next();
        assertThat(ok.status()).isEqualTo(200);
        assertThat(ok.cseqMethod()).isEqualTo("CANCEL");
        SipMessage cancel = bob.nextRequest("CANCEL");
        assertThat(cancel.branch()).isEqualTo(incoming.branch());
        bob.send(cancel.response(200, "OK"));
        bob.send(incoming.response(487, "Request Terminated"));
        bob.nextRequest("ACK");
        assertThat(ana.next().status()).isEqualTo(487);
    }

    @Test
    void aCancelOfNothingIsRefused() throws Exception {
        ana.send(ana.request("CANCEL", bob.aor()));
        assertThat(ana.next().status()).isEqualTo(481);
    }

    @Test
    void allPhonesOfAUserRingAndTheFirstAnswerWins() throws Exception {
        RawPhone second = phone(pbx, "bob", "secret-b", DigestAlgorithm.MD5);
        assertThat(second.register(600).all("Contact")).hasSize(2);
        ana.sendWithPassword(ana.request("INVITE", bob.aor()));
        SipMessage atFirst = bob.nextRequest("INVITE");
        SipMessage atSecond = second.nextRequest("INVITE");
        bob.send(atFirst.response(180, "Ringing"));
        assertThat(ana.next().status()).isEqualTo(180);
        second.send(accepted(second, atSecond));
        assertThat(ana.next().status()).isEqualTo(200);
        SipMessage cancel = bob.nextRequest("CANCEL");
        bob.send(cancel.response(200, "OK"));
        bob.send(atFirst.response(487, "Request Terminated"));
        bob.nextRequest("ACK");
        ana.sendWithPassword(ana.request("MESSAGE", "sip:nobody@" + DOMAIN));
        assertThat(ana.next().status()).isEqualTo(404); // and no 487 before it
    }

    @Test
    void aPhoneThatVanishesWhileItRingsIsUnavailable() throws Exception {
        ana.sendWithPassword(ana.request("INVITE", bob.aor()));
        bob.nextRequest("INVITE");
        open.remove(bob);
        bob.close();
        assertThat(ana.next().status()).isEqualTo(480);
    }

    @Test
    void aServiceNumberLeadsToItsUser() throws Exception {
        ana.sendWithPassword(ana.request("INVITE", "sip:600@" + DOMAIN));
        SipMessage incoming = bob.nextRequest("INVITE");
        assertThat(incoming.uri()).isEqualTo(bob.contact);
        assertThat(incoming.required("To")).contains("600");
    }

    @Test
    void tooManyHopsAreRefused() throws Exception {
        ana.send(ana.request("INVITE", bob.aor()).with("Max-Forwards", "0"));
        assertThat(ana.next().status()).isEqualTo(483);
    }

    @Test
    void junkIsDroppedAndTheConnectionLives() throws Exception {
        ana.sendText("\r\n\r\n");
        ana.sendText("nonsense");
        ana.sendText("INVITE sip:bob@" + DOMAIN + " SIP/2.0\r\nVia: x\r\n\r\n");
        assertThat(ana.register(600).status()).isEqualTo(200);
    }

    @Test
    void onlyTheSipSubProtocolIsSpoken() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThatThrownBy(() ->
                            http.newWebSocketBuilder()
                                    .subprotocols("chat")
                                    .buildAsync(pbx.uri(), new WebSocket.Listener() {})
                                    .join())
                    .hasCauseInstanceOf(WebSocketHandshakeException.class);
        }
    }

    private static SipMessage accepted(RawPhone callee, SipMessage invite) {
        return invite.response(200, "OK").added("Contact", "<" + callee.contact + ">");
    }

    /** A request within the dialog that {@code answer} made, from the caller's side. */
    private static SipMessage inDialog(SipMessage answer, SipMessage invite, String method) {
        SipMessage request =
                invite.hopByHop(method, answer.required("To"))
                        .withUri(answer.field("Contact").uri())
                        .with("Via", "SIP/2.0/WS h.invalid;branch=z9hG4bK" + Tokens.next())
                        .with("CSeq", (method.equals("ACK") ? 2 : 3) + " " + method);
        for (String route : answer.all("Record-Route")) {
            request = request.added("Route", route);
        }
        return request;
    }
}
