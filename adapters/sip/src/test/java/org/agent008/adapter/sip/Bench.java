package org.agent008.adapter.sip;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.agent008.domain.call.CallId;
import org.agent008.domain.phone.Destination;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.port.Signaling.Invitation;
import org.agent008.domain.settings.Account;
import org.agent008.domain.settings.Secret;

/** A phone wired to a scripted PBX. */
final class Bench {
    static final String OFFER =
            "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\nm=audio 9 X 0\r\n";
    static final String ANSWER =
            "v=0\r\no=- 2 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\nm=audio 7 X 0\r\n";
    final Pbx pbx = Pbx.open();
    final Heard heard = new Heard();
    final SipSignaling phone;

    Bench() throws InterruptedException {
        this(options());
    }

    Bench(SipOptions options) throws InterruptedException {
        phone = new SipSignaling(options);
    }

    static SipOptions options() {
        return options(Duration.ofSeconds(20), Duration.ofSeconds(32));
    }

    static SipOptions options(Duration keepAlive, Duration noReply) {
        return options(keepAlive, Duration.ofMillis(100), Duration.ofSeconds(1), noReply);
    }

    /** One that waits long before it tries again. */
    static SipOptions patient() {
        return options(
                Duration.ofSeconds(20),
                Duration.ofMinutes(2),
                Duration.ofMinutes(2),
                Duration.ofSeconds(32));
    }

    private static SipOptions options(
            Duration keepAlive, Duration firstRetry, Duration longestRetry, Duration noReply) {
        return new SipOptions(
                "Agent 008/test",
                UUID.randomUUID(),
                Optional.empty(),
                Map.of(),
                keepAlive,
                Duration.ofSeconds(1),
                Duration.ofSeconds(600),
                firstRetry,
                longestRetry,
                Duration.ofMinutes(5),
                noReply);
    }

    /** One that asks far ends at once whether they are there. */
    static SipOptions curious(Duration noReply) {
        SipOptions o = options();
        return new SipOptions(
                o.userAgent(),
                o.instance(),
                o.tls(),
                o.environment(),
                o.keepAlive(),
                o.networkLook(),
                o.expires(),
                o.firstRetry(),
                o.longestRetry(),
                Duration.ofMillis(200),
                noReply);
    }

    static Account account(URI... servers) {
        return new Account(
                "1000@lab.test",
                "1000",
                "lab.test",
                "1000",
                new Secret("pw1000"),
                List.of(servers),
                Optional.of("Agent"));
    }

    Bench registered() throws InterruptedException {
        phone.register(account(pbx.uri()), heard);
        pbx.send(Pbx.response(pbx.expect("REGISTER"), 200));
        heard.registration(Registration.Registered.class);
        return this;
    }

    /** Dials and returns the INVITE as it arrived. */
    String dial(String id) throws InterruptedException {
        return dial(id, Optional.empty(), Map.of());
    }

    String dial(String id, Optional<String> callerId, Map<String, String> headers)
            throws InterruptedException {
        phone.invite(
                new Invitation(
                        new CallId(id),
                        new Destination("2000", Optional.empty()),
                        callerId,
                        headers,
                        OFFER));
        return pbx.expect("INVITE");
    }

    /** An inbound call up to the phone's 200. */
    String accepted(String id) throws InterruptedException {
        pbx.send(pbx.invite(id, "", OFFER));
        heard.next(Heard.Signal.Incoming.class);
        phone.accept(new CallId(id), ANSWER);
        return pbx.expect("SIP/2.0 200");
    }

    /** An inbound call up to its ACK. */
    String confirmed(String id) throws InterruptedException {
        String ok = accepted(id);
        pbx.send(pbx.within("ACK", ok, 1, ""));
        heard.next(Heard.Signal.Confirmed.class);
        return ok;
    }

    void close() throws InterruptedException {
        pbx.stop(1000);
        phone.close();
    }
}
