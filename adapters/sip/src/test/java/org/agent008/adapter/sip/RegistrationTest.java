package org.agent008.adapter.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agent008.adapter.sip.Heard.Signal;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.phone.Registration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTest {
    private Bench bench = new Bench();

    RegistrationTest() throws InterruptedException {}

    @AfterEach
    void close() throws InterruptedException {
        bench.close();
    }

    private String start() throws InterruptedException {
        bench.phone.register(Bench.account(bench.pbx.uri()), bench.heard);
        return bench.pbx.expect("REGISTER");
    }

    private static String challenge(String register, int status, String... challenges) {
        String name = status == 401 ? "WWW-Authenticate: " : "Proxy-Authenticate: ";
        StringBuilder headers = new StringBuilder();
        for (String challenge : challenges) {
            headers.append(name)
                    .append("Digest realm=\"lab.test\", ")
                    .append(challenge)
                    .append('\n');
        }
        return Pbx.response(register, status, "reg", headers.toString(), "");
    }

    private static String parameter(String header, String name) {
        Matcher matcher = Pattern.compile("\\b" + name + "=\"?([^\",]*)").matcher(header);
        assertThat(matcher.find()).as(name + " in " + header).isTrue();
        return matcher.group(1);
    }

    /** Reckons the response again from the password that the PBX knows. */
    private static void assertAnswers(String request, String headerName, Digest digest, int count) {
        String header = Pbx.header(request, headerName);
        var subject =
                new Digest.Subject(
                        "1000",
                        "lab.test",
                        "pw1000",
                        request.substring(0, request.indexOf(' ')),
                        parameter(header, "uri"));
        assertThat(parameter(header, "nc")).isEqualTo("%08x".formatted(count));
        assertThat(parameter(header, "response"))
                .isEqualTo(
                        digest.response(
                                subject,
                                parameter(header, "nonce"),
                                parameter(header, "nc"),
                                parameter(header, "cnonce")));
        assertThat(header).contains("qop=auth,").doesNotContain("pw1000");
    }

    @Test
    void registersUnderThePathWithEverythingARegistrarNeeds() throws InterruptedException {
        String register = start();
        assertThat(bench.pbx.path()).isEqualTo("/a/path?x=1");
        assertThat(register)
                .startsWith("REGISTER sip:lab.test SIP/2.0\r\n")
                .contains("User-Agent: Agent 008/test")
                .containsPattern("Via: SIP/2.0/WS [a-z0-9]{12}\\.invalid(:5060)?;branch=z9hG4bK")
                .containsPattern("Contact: <sip:[a-z0-9]{8}@[a-z0-9]{12}\\.invalid;transport=ws>")
                .containsPattern("\\+sip.instance=\"<urn:uuid:");
        bench.pbx.send(Pbx.response(register, 200));
        bench.heard.registration(Registration.Connecting.class);
        bench.heard.registration(Registration.Registered.class);
    }

    @Test
    void answersAnMd5Challenge() throws InterruptedException {
        bench.pbx.send(
                challenge(start(), 401, "nonce=\"n1\", qop=\"auth,auth-int\", opaque=\"o\""));
        String answer = bench.pbx.expect("REGISTER");
        assertAnswers(answer, "Authorization", Digest.MD5, 1);
        assertThat(Pbx.header(answer, "Authorization")).contains("opaque=\"o\"");
        bench.pbx.send(Pbx.response(answer, 200));
        bench.heard.registration(Registration.Registered.class);
    }

    @Test
    void answersTheStrongestOfSeveralChallenges() throws InterruptedException {
        bench.pbx.send(
                challenge(
                        start(),
                        407,
                        "nonce=\"n1\", qop=\"auth\", algorithm=MD5",
                        "nonce=\"n2\", qop=\"auth\", algorithm=SHA-256",
                        "nonce=\"n3\", qop=\"auth\", algorithm=UNHEARD-OF"));
        String answer = bench.pbx.expect("REGISTER");
        assertAnswers(answer, "Proxy-Authorization", Digest.SHA_256, 1);
        assertThat(Pbx.header(answer, "Proxy-Authorization")).contains("algorithm=SHA-256");
    }

    @Test
    void countsTheUsesOfOneNonce() throws InterruptedException {
        bench.pbx.send(challenge(start(), 401, "nonce=\"n1\", qop=\"auth\""));
        bench.pbx.send(Pbx.response(bench.pbx.expect("REGISTER"), 200, "reg", "Expires: 1\n", ""));
        bench.pbx.send(challenge(bench.pbx.expect("REGISTER"), 401, "nonce=\"n1\", qop=\"auth\""));
        assertAnswers(bench.pbx.expect("REGISTER"), "Authorization", Digest.MD5, 2);
    }

    @Test
    void aStaleNonceIsNoWrongPassword() throws InterruptedException {
        bench.pbx.send(challenge(start(), 401, "nonce=\"old\", qop=\"auth\""));
        bench.pbx.send(
                challenge(
                        bench.pbx.expect("REGISTER"),
                        401,
                        "nonce=\"new\", stale=true, qop=\"auth\""));
        String third = bench.pbx.expect("REGISTER");
        assertAnswers(third, "Authorization", Digest.MD5, 1);
        bench.pbx.send(Pbx.response(third, 200));
        bench.heard.registration(Registration.Registered.class);
    }

    @Test
    void aWrongPasswordIsToldOnceAndNotTriedAgain() throws InterruptedException {
        bench.pbx.send(challenge(start(), 401, "nonce=\"n1\", qop=\"auth\""));
        bench.pbx.send(challenge(bench.pbx.expect("REGISTER"), 401, "nonce=\"n2\", qop=\"auth\""));
        Registration.Failed failed = bench.heard.registration(Registration.Failed.class);
        assertThat(failed.reason())
                .isEqualTo(
                        "The phone system refused the user name or password of 1000@lab.test."
                                + " Check sipUser and sipPassword in the settings.");
        bench.pbx.awaitNobody();
        assertThat(bench.pbx.unasked()).isEmpty();
        assertThat(bench.heard.rest()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void aRefusedAccountIsNotTriedAgain(int status) throws InterruptedException {
        bench.pbx.send(Pbx.response(start(), status));
        assertThat(bench.heard.registration(Registration.Failed.class).reason())
                .contains("1000@lab.test", "settings", String.valueOf(status));
        bench.pbx.awaitNobody();
        assertThat(bench.pbx.unasked()).isEmpty();
    }

    @Test
    void aChallengeOfUnknownKindIsARefusal() throws InterruptedException {
        bench.pbx.send(challenge(start(), 401, "nonce=\"n1\", algorithm=UNHEARD-OF"));
        assertThat(bench.heard.registration(Registration.Failed.class).reason())
                .contains("authentication");
    }

    @Test
    void registersAgainWithNewSettingsAfterARefusal() throws InterruptedException {
        bench.pbx.send(Pbx.response(start(), 403));
        bench.heard.registration(Registration.Failed.class);
        bench.pbx.send(Pbx.response(start(), 200));
        bench.heard.registration(Registration.Registered.class);
    }

    @Test
    void asksForLongerWhereTheRegistrarWantsThat() throws InterruptedException {
        bench.pbx.send(Pbx.response(start(), 423, "reg", "Min-Expires: 1800\n", ""));
        String longer = bench.pbx.expect("REGISTER");
        assertThat(Pbx.header(longer, "Expires")).isEqualTo("1800");
        bench.pbx.send(Pbx.response(longer, 200));
        bench.heard.registration(Registration.Registered.class);
    }

    @Test
    void refreshesAtFourFifthsOfTheGrantedTime() throws InterruptedException {
        String first = start();
        String contact = Pbx.header(first, "Contact").replaceAll(">.*", ">;expires=2");
        bench.pbx.send(
                Pbx.response(first, 200)
                        .replaceFirst("Contact: .*", "")
                        .replace("Content-Length", "Contact: " + contact + "\nContent-Length"));
        long granted = System.nanoTime();
        String second = bench.pbx.expect("REGISTER");
        assertThat(System.nanoTime() - granted).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(1500));
        assertThat(Pbx.header(second, "Call-ID")).isEqualTo(Pbx.header(first, "Call-ID"));
        assertThat(Pbx.header(second, "CSeq")).isEqualTo("2 REGISTER");
        bench.pbx.send(Pbx.response(second, 200));
        bench.heard.registration(Registration.Registered.class);
        assertThat(bench.heard.rest()).isEmpty();
    }

    @Test
    void unregistersAndGoes() throws InterruptedException {
        bench.registered();
        bench.phone.unregister();
        String last = bench.pbx.expect("REGISTER");
        assertThat(Pbx.header(last, "Expires")).isEqualTo("0");
        bench.pbx.send(Pbx.response(last, 200));
        bench.heard.registration(Registration.Offline.class);
        bench.pbx.awaitNobody();
    }

    @Test
    void aBusyRegistrarIsAskedAgain() throws InterruptedException {
        bench.pbx.send(Pbx.response(start(), 503));
        assertThat(bench.heard.registration(Registration.Lost.class).reason()).contains("503");
        bench.pbx.send(Pbx.response(bench.pbx.expect("REGISTER"), 200));
        bench.heard.registration(Registration.Registered.class);
    }

    @Test
    void comesBackAfterADropAndKeepsTheCall() throws InterruptedException {
        String ok = bench.registered().confirmed("in1");
        bench.pbx.drop();
        bench.heard.registration(Registration.Lost.class);
        bench.pbx.send(Pbx.response(bench.pbx.expect("REGISTER"), 200));
        bench.heard.registration(Registration.Registered.class);
        bench.pbx.send(bench.pbx.within("BYE", ok, 2, ""));
        bench.pbx.expect("SIP/2.0 200");
        assertThat(bench.heard.next(Signal.Ended.class).cause())
                .isEqualTo(HangUpCause.REMOTE_HUNG_UP);
    }

    @Test
    void aByeDuringAnOutageArrivesAfterIt() throws InterruptedException {
        bench.registered().confirmed("in1");
        bench.pbx.drop();
        bench.heard.registration(Registration.Lost.class);
        bench.phone.hangUp(new CallId("in1"));
        assertThat(Pbx.header(bench.pbx.expect("BYE"), "Call-ID")).isEqualTo("in1");
    }

    @Test
    void anUnansweredCallDoesNotOutliveItsConnection() throws InterruptedException {
        bench.registered().dial("out1");
        bench.pbx.drop();
        assertThat(bench.heard.next(Signal.Ended.class).cause())
                .isEqualTo(HangUpCause.CONNECTION_LOST);
    }

    @Test
    void aServerThatDoesNotSpeakSipIsNamedWithoutItsQueryWhichMayBeAToken()
            throws InterruptedException {
        bench.pbx.stop(1000);
        Pbx chat = Pbx.open("chat", 0);
        bench.phone.register(Bench.account(chat.uri()), bench.heard);
        assertThat(bench.heard.registration(Registration.Lost.class).reason())
                .contains("ws://127.0.0.1:" + chat.getPort() + "/a/path ")
                .doesNotContain("x=1");
        chat.stop(1000);
    }

    @Test
    void waitsForAServerThatIsNotThereYet() throws Exception {
        int port;
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = probe.getLocalPort();
        }
        URI uri = URI.create("ws://127.0.0.1:" + port);
        bench.phone.register(Bench.account(uri), bench.heard);
        assertThat(bench.heard.registration(Registration.Lost.class).reason())
                .contains(uri.toString(), "refused");
        Pbx late = Pbx.open("sip", port);
        late.send(Pbx.response(late.expect("REGISTER"), 200));
        bench.heard.registration(Registration.Registered.class);
        late.stop(1000);
    }

    @Test
    void triesTheNextServerWhenOneIsDown() throws Exception {
        URI dead;
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            dead = URI.create("ws://127.0.0.1:" + probe.getLocalPort());
        }
        bench.phone.register(Bench.account(dead, bench.pbx.uri()), bench.heard);
        bench.heard.registration(Registration.Lost.class);
        bench.pbx.send(Pbx.response(bench.pbx.expect("REGISTER"), 200));
        bench.heard.registration(Registration.Registered.class);
    }

    @Test
    void afterASecondServerTheFirstIsAskedFirstAgain() throws InterruptedException {
        bench.pbx.stop(1000);
        int port = bench.pbx.getPort();
        Pbx second = Pbx.open();
        bench.phone.register(Bench.account(bench.pbx.uri(), second.uri()), bench.heard);
        second.send(Pbx.response(second.expect("REGISTER"), 200));
        bench.heard.registration(Registration.Registered.class);
        Pbx first = Pbx.open("sip", port);
        second.drop();
        first.send(Pbx.response(first.expect("REGISTER"), 200));
        bench.heard.registration(Registration.Registered.class);
        assertThat(second.unasked()).isEmpty();
        second.stop(1000);
        first.stop(1000);
    }

    @Test
    void aRegistrarThatAsksForTimeGetsIt() throws InterruptedException {
        bench.pbx.send(Pbx.response(start(), 503, "reg", "Retry-After: 3\n", ""));
        long refused = System.nanoTime();
        bench.pbx.send(Pbx.response(bench.pbx.expect("REGISTER"), 200));
        assertThat(System.nanoTime() - refused).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(2900));
        bench.heard.registration(Registration.Registered.class);
    }

    @Test
    void aSilentServerIsLost() throws InterruptedException {
        bench.close();
        bench = new Bench(Bench.options(Duration.ofSeconds(1), Duration.ofSeconds(32)));
        bench.registered();
        bench.pbx.goDeaf();
        assertThat(bench.heard.registration(Registration.Lost.class).reason()).contains("silent");
    }

    @Test
    void answersTheKeepAliveOfRfc5626() throws InterruptedException {
        bench.registered();
        bench.pbx.sendRaw("\r\n\r\n");
        assertThat(bench.pbx.expect("a line end", "\r\n"::equals)).isEqualTo("\r\n");
    }

    @Test
    void anAccountWithoutUsableServerIsTold() throws InterruptedException {
        bench.phone.register(Bench.account(), bench.heard);
        assertThat(bench.heard.registration(Registration.Failed.class).reason()).contains("wsUri");
        bench.phone.register(Bench.account(URI.create("http://127.0.0.1/")), bench.heard);
        assertThat(bench.heard.registration(Registration.Failed.class).reason()).contains("wsUri");
    }

    @Test
    void noThreadKeepsTheJvmAlive() throws InterruptedException {
        bench.registered();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("EventScannerThread")) {
                thread.join(TimeUnit.SECONDS.toMillis(20));
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    @Test
    void closingHangsUpUnregistersAndIsQuick() throws InterruptedException {
        bench.registered().confirmed("in1");
        long began = System.nanoTime();
        Thread closing = Thread.ofVirtual().start(bench.phone::close);
        bench.pbx.send(Pbx.response(bench.pbx.expect("BYE"), 200));
        String last = bench.pbx.expect("REGISTER");
        assertThat(Pbx.header(last, "Expires")).isEqualTo("0");
        bench.pbx.send(Pbx.response(last, 200));
        closing.join();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }
}
