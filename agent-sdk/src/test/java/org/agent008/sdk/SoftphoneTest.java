package org.agent008.sdk;

import static org.agent008.sdk.FakePhone.notNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.agent008.sdk.FakePhone.Asked;
import org.agent008.sdk.FakePhone.Stream;
import org.agent008.sdk.wire.Cdr;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoftphoneTest {
    private static final String INBOUND = "\"cdr\": " + Samples.CDR + ",";
    private static final String KEY = INBOUND + " \"id\": \"a\", \"by\": \"remote\", \"digit\": ";

    @TempDir private Path directory;
    private FakePhone fake;
    private Softphone phone;

    @BeforeEach
    void connect() throws IOException {
        fake = new FakePhone("secret");
        phone = Softphone.connect(fake.announce(directory));
    }

    @AfterEach
    void close() {
        phone.close();
        fake.close();
    }

    @Test
    void whereNoPhoneRunsItSaysWhatToDo() throws IOException {
        Path nowhere = directory.resolve("nowhere.json");
        assertThatThrownBy(() -> Softphone.connect(nowhere))
                .isInstanceOfSatisfying(
                        SoftphoneException.class,
                        e -> assertThat(e.type()).isEqualTo(SoftphoneException.UNREACHABLE))
                .hasMessageContaining(nowhere.toString())
                .hasMessageContaining("agent008 run");
        Files.writeString(nowhere, "{\"port\": 1, \"token\": \"hush\"}");
        assertThatThrownBy(() -> Softphone.connect(nowhere))
                .isInstanceOf(SoftphoneException.class)
                .hasMessageNotContaining("hush");
        assertThat(Endpoint.announced(nowhere).toString()).doesNotContain("hush");
    }

    @Test
    void thePhoneIsFoundWhereItTellsOfItself() throws IOException {
        Path home = directory.resolve("home");
        Path session = directory.resolve("session");
        Map<String, String> environment = Map.of("XDG_RUNTIME_DIR", session.toString());
        assertThat(Endpoint.file(environment, "Linux", home))
                .isEqualTo(home.resolve(".cache/agent008/run/api.json"));
        Path there = Files.createDirectories(session.resolve("agent008")).resolve("api.json");
        Files.createFile(there);
        assertThat(Endpoint.file(environment, "Linux", home)).isEqualTo(there);
        assertThat(Endpoint.file(Map.of(), "Mac OS X", home))
                .isEqualTo(home.resolve("Library/Caches/agent008/run/api.json"));
        assertThat(Endpoint.file(Map.of("LOCALAPPDATA", "/local"), "Windows 11", home))
                .isEqualTo(Path.of("/local/cache/agent008/run/api.json"));
    }

    @Test
    void eventsGoOnAfterTheLastOneSeenAndNoneComesTwice() throws Exception {
        BlockingQueue<Long> seen = new LinkedBlockingQueue<>();
        phone.onEvent(e -> seen.add(e.header().sequence()));
        Stream first = fake.stream();
        assertThat(first.after()).isEmpty();
        first.event(8, "phone:levitation", "");
        first.send("id: 9\ndata: " + Samples.event(9, "phone:levitation", "") + "\n");
        assertThat(take(seen)).isEqualTo(8);
        first.breakOff();

        Stream second = fake.stream();
        assertThat(second.after()).contains("8");
        second.event(9, "phone:levitation", "");
        assertThat(take(seen)).isEqualTo(9);
    }

    @Test
    void whatHappensBeforeTheFirstEventIsSeenIsNotLostEither() throws Exception {
        fake.stream().breakOff();
        assertThat(fake.stream().after()).contains("7");
    }

    @Test
    void aPhoneThatWasStartedAnewIsFoundAgain() throws Exception {
        BlockingQueue<Long> seen = new LinkedBlockingQueue<>();
        phone.onEvent(e -> seen.add(e.header().sequence()));
        Stream before = fake.stream();
        fake.close();
        fake = new FakePhone("another");
        fake.announce(directory);
        before.breakOff();
        Stream now = fake.stream();
        assertThat(now.after()).contains("7");
        now.event(8, "phone:levitation", "");
        assertThat(take(seen)).isEqualTo(8);
        fake.answers("GET /v1/status", Samples.STATUS);
        assertThat(phone.status().status()).isEqualTo("online");
    }

    @Test
    void aHandlerThatThrowsHarmsNeitherTheCallNorTheNextHandler() throws Exception {
        BlockingQueue<String> done = new LinkedBlockingQueue<>();
        phone.onIncoming(call -> {
            call.onDigit(key -> {
                done.add("key " + key);
                throw new IllegalStateException("a script's mistake");
            });
            call.onEnd(cdr -> done.add("end"));
            throw new AssertionError("another mistake");
        });
        Stream stream = fake.stream();
        stream.event(8, "phone:ringing", INBOUND);
        stream.event(9, "phone:accepted", INBOUND);
        stream.event(10, "phone:dtmf", KEY + "\"1\",");
        stream.event(11, "phone:dtmf", KEY + "\"#\",");
        stream.event(12, "phone:terminated", INBOUND);
        assertThat(List.of(take(done), take(done), take(done)))
                .containsExactly("key 1", "key #", "end");
        assertThat(fake.asked).isEmpty();
    }

    @Test
    void keysAreHeardByWhoComesLateAndWaitedForInTurn() throws Exception {
        BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
        phone.onIncoming(calls::add);
        Stream stream = fake.stream();
        stream.event(8, "phone:ringing", INBOUND);
        Call call = take(calls);
        assertThat(call.state()).isEqualTo(Call.State.RINGING);
        stream.event(9, "phone:accepted", INBOUND);
        assertThat(call.awaitAnswered(Duration.ofSeconds(30))).isTrue();
        assertThat(call.state()).isEqualTo(Call.State.ACTIVE);
        stream.event(10, "phone:dtmf", KEY + "\"4\",");
        stream.event(11, "phone:dtmf", KEY.replace("remote", "local") + "\"5\",");
        stream.event(12, "phone:dtmf", KEY + "\"6\",");
        stream.event(13, "phone:terminated", INBOUND);
        assertThat(call.awaitDigit(Duration.ofSeconds(30))).contains('4');
        Cdr cdr = call.awaitEnd();
        assertThat(notNull(cdr.cause(), "a cause").code()).isEqualTo("transferred");
        assertThat(call.awaitDigit(Duration.ofSeconds(30))).contains('6');
        assertThat(call.awaitDigit(Duration.ofSeconds(30))).isEmpty();
        assertThat(call.awaitDigit(Duration.ofSeconds(30))).isEmpty();
        assertThat(call.state()).isEqualTo(Call.State.ENDED);
        BlockingQueue<Character> late = new LinkedBlockingQueue<>();
        call.onDigit(late::add);
        assertThat(List.of(take(late), take(late))).containsExactly('4', '6');
        BlockingQueue<Cdr> ends = new LinkedBlockingQueue<>();
        call.onEnd(ends::add);
        assertThat(take(ends)).isEqualTo(cdr);
    }

    @Test
    void aCallThatRingsAlreadyIsGivenToTheScriptOnce() throws Exception {
        fake.answers("GET /v1/calls", "[" + ringing() + "]");
        BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
        phone.onIncoming(calls::add);
        Call call = take(calls);
        assertThat(call.from()).isEqualTo("1002");
        Stream stream = fake.stream();
        stream.event(8, "phone:ringing", INBOUND);
        stream.event(9, "phone:terminated", INBOUND);
        call.awaitEnd();
        assertThat(calls).isEmpty();
    }

    @Test
    void anAnswerThatIsLostPlacesNoSecondCall() throws Exception {
        fake.answers("POST /v1/calls", Samples.CALL);
        fake.loses(1);
        Call call = phone.dial("1002");
        assertThat(call.id()).isEqualTo("a");
        Asked first = fake.asked();
        assertThat(first.key()).isPresent();
        assertThat(first.body()).isEqualTo("{\"to\":\"1002\"}");
        assertThat(fake.asked()).isEqualTo(first);
        assertThat(call.awaitAnswered(Duration.ZERO)).as("it was answered by then").isTrue();
    }

    @Test
    void whatThePhoneRefusesIsToldWithItsTypeAndItsSentence() {
        fake.answers("POST /v1/calls", Samples.CALL);
        Call call = phone.dial("1002");
        assertThatThrownBy(() -> call.transferTo("1003"))
                .isInstanceOfSatisfying(
                        SoftphoneException.class,
                        e -> {
                            assertThat(e.type()).isEqualTo("urn:agent008:problem:no-such-call");
                            assertThat(e.detail()).isEqualTo("There is no live call.");
                        });
    }

    private static String ringing() {
        return Samples.CALL.replace("\"since\": \"2026-11-22T10:15:30.123Z\",", "");
    }

    private static <T> T take(BlockingQueue<T> queue) throws InterruptedException {
        return notNull(queue.poll(30, TimeUnit.SECONDS), "what a handler does");
    }
}
