package org.agent008.adapter.webrtc;

import static org.agent008.adapter.webrtc.Calls.connected;
import static org.agent008.adapter.webrtc.Calls.failure;
import static org.agent008.adapter.webrtc.Calls.get;
import static org.agent008.adapter.webrtc.Calls.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agent008.adapter.webrtc.Calls.Call;
import org.agent008.adapter.webrtc.Calls.Phone;
import org.agent008.domain.call.CallId;
import org.agent008.domain.port.AudioDesk.Levels;
import org.agent008.domain.port.AudioDesk.Side;
import org.agent008.domain.settings.IceServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebrtcMediaTest {
    private static final CallId ID = new CallId("one");

    private final Calls calls = new Calls();

    @AfterEach
    void close() {
        calls.close();
    }

    @Test
    void bothEndsHearEachOthersToneClearly() {
        Call call = calls.connect("one");
        call.near().speak(new Tone(440, -12));
        call.far().speak(new Tone(1000, -12));

        call.near().hears(1000, -12);
        call.far().hears(440, -12);
        until(() -> call.near().meter().read().snrDb() > 30, () -> "a clear tone");
        until(() -> call.far().meter().read().snrDb() > 30, () -> "a clear tone");
        assertThat(call.far().meter().read().hz()).isCloseTo(440, within(1.0));
    }

    @ParameterizedTest
    @CsvSource({"PCMU/8000, 0", "PCMA/8000, 8", "G722/8000, 9"})
    void anOlderCodecCarriesTheToneAsWell(String codec, int payload) {
        List<String> answers = new ArrayList<>();
        Call call =
                calls.connect(
                        "one",
                        offer -> onlyPayload(payload, offer),
                        answer -> {
                            answers.add(answer);
                            return answer;
                        });
        assertThat(answers.getFirst())
                .contains("UDP/TLS/RTP/SAVPF " + payload + "\r\n", " " + codec)
                .doesNotContain("opus");
        call.near().speak(new Tone(440, -12));
        call.far().speak(new Tone(1000, -12));
        call.near().hears(1000, -12);
        call.far().hears(440, -12);
    }

    @Test
    void theOfferIsAudioOnlyWithOpusFirstAndAllCandidatesInIt() {
        String offer = get(calls.near.media.offer(ID));
        assertThat(offer.lines().filter(l -> l.startsWith("m="))).hasSize(1);
        assertThat(offer.lines().filter(l -> l.startsWith("a=rtpmap:")))
                .extracting(l -> l.substring(l.indexOf(' ') + 1))
                .containsExactly(
                        "opus/48000/2",
                        "G722/8000",
                        "PCMU/8000",
                        "PCMA/8000",
                        "telephone-event/48000",
                        "telephone-event/8000");
        assertThat(offer)
                .contains(" 127.0.0.1 ", "a=fingerprint:sha-256 ", "a=setup:actpass")
                .doesNotContain(" tcp ");
    }

    @Test
    void voicesOfOneCallAreHeardTogether() {
        Call call = calls.connect("one");
        call.near().speak(new Tone(440, -18));
        var second = call.near().speak(new Tone(700, -18));
        call.far().hears(440, -18);
        call.far().hears(700, -18);
        second.close();
        call.far().hears(700, -96);
        call.far().hears(440, -18);
    }

    @Test
    void theLocalTapHearsWhatIsSent() {
        Call call = calls.connect("one");
        var meter = new ToneMeter();
        calls.near.media.tap(ID, Side.LOCAL, meter);
        call.near().speak(new Tone(440, -12));
        until(() -> Math.abs(meter.dbfs(440) + 12) < 0.5, () -> "440 Hz on the way out");
    }

    @Test
    void levelsTellBothSidesAndThePackets() {
        Call call = calls.connect("one");
        call.near().speak(new Tone(440, -12));
        until(
                () -> {
                    Levels near = calls.near.media.levels(ID).orElseThrow();
                    Levels far = calls.far.media.levels(ID).orElseThrow();
                    return Math.abs(near.localDbfs() + 15) < 1
                            && Math.abs(far.remoteDbfs() + 15) < 1
                            && near.remoteDbfs() < -80
                            && near.packetsSent() > 50
                            && far.packetsReceived() > 50;
                },
                () -> calls.near.media.levels(ID) + " " + calls.far.media.levels(ID));
    }

    @Test
    void theFarEndHoldsTheCallAndTakesItBack() {
        Call call = calls.connect("one");
        call.near().speak(new Tone(440, -12));
        call.far().speak(new Tone(1000, -12));
        call.near().hears(1000, -12);
        call.far().hears(440, -12);

        assertThat(reoffer("a=sendonly")).contains("a=recvonly", " 127.0.0.1 ");
        call.far().hearsNothing();
        call.near().hears(1000, -12);

        assertThat(reoffer("a=inactive")).contains("a=inactive");
        call.far().hearsNothing();
        call.near().hearsNothing();

        assertThat(reoffer("a=sendrecv")).contains("a=sendrecv");
        call.near().hears(1000, -12);
        call.far().hears(440, -12);
    }

    private String reoffer(String direction) {
        String offer = get(calls.far.media.offer(ID)).replace("a=sendrecv", direction);
        String answer = get(calls.near.media.answer(ID, offer));
        get(calls.far.media.accept(ID, answer, false));
        return answer;
    }

    @Test
    void weHoldTheCallAndTakeItBackAndAnOfferThatIsWithdrawnChangesNothing() {
        Call call = calls.connect("one");
        call.near().speak(new Tone(440, -12));
        call.far().speak(new Tone(1000, -12));
        call.near().hears(1000, -12);

        get(calls.near.media.reoffer(ID, true));
        calls.near.media.withdraw(ID);
        call.near().hears(1000, -12);
        call.far().hears(440, -12);

        get(calls.near.media.reoffer(ID, true));
        assertThat(reoffer("a=sendrecv")).contains("a=sendrecv"); // theirs goes first: a glare
        call.far().hears(440, -12);

        String hold = get(calls.near.media.reoffer(ID, true));
        assertThat(hold).contains("a=inactive", " 127.0.0.1 ");
        get(calls.near.media.accept(ID, get(calls.far.media.answer(ID, hold)), false));
        call.far().hearsNothing();
        call.near().hearsNothing();
        assertThat(reoffer("a=sendrecv")).contains("a=inactive"); // held is held

        String resume = get(calls.near.media.reoffer(ID, false));
        get(calls.near.media.accept(ID, get(calls.far.media.answer(ID, resume)), false));
        call.near().hears(1000, -12);
        call.far().hears(440, -12);
    }

    @Test
    void theAudioGoesOnOverANewPathWhoeverAsksForIt() {
        Call call = calls.connect("one");
        call.near().speak(new Tone(440, -12));
        call.far().speak(new Tone(1000, -12));
        call.far().hears(440, -12);
        String first = get(calls.near.media.reoffer(ID, false));
        calls.near.media.withdraw(ID);
        get(calls.near.media.renew(ID, false));
        calls.near.media.withdraw(ID);
        call.near().hears(1000, -12);

        String ours = get(calls.near.media.renew(ID, false));
        assertThat(LoopbackSdp.credentials(ours)).isNotEqualTo(LoopbackSdp.credentials(first));
        String theirs = get(calls.far.media.answer(ID, ours));
        get(calls.near.media.accept(ID, theirs, false));
        heardAfresh(call);

        String held = get(calls.far.media.renew(ID, true));
        assertThat(held).contains("a=inactive", " 127.0.0.1 ");
        assertThat(LoopbackSdp.credentials(held)).isNotEqualTo(LoopbackSdp.credentials(theirs));
        get(calls.far.media.accept(ID, get(calls.near.media.answer(ID, held)), false));
        String resumed = get(calls.far.media.reoffer(ID, false));
        get(calls.far.media.accept(ID, get(calls.near.media.answer(ID, resumed)), false));
        heardAfresh(call);
        assertThat(calls.near.interruption(ID)).isNotDone();
    }

    @Test
    void whatIsOfferedInVainDoesNotStopTheAudioWhoeverMadeTheCall() {
        Call call = calls.connect("one");
        call.near().speak(new Tone(440, -12));
        call.far().speak(new Tone(1000, -12));
        for (Phone phone : List.of(calls.near, calls.far)) {
            get(phone.media.renew(ID, true));
            heardAfresh(call); // nothing changes before the far end agrees
            phone.media.withdraw(ID);
            get(phone.media.renew(ID, false));
            phone.media.withdraw(ID);
            heardAfresh(call);
        }
        for (Phone phone : List.of(calls.near, calls.far)) {
            Phone other = phone == calls.near ? calls.far : calls.near;
            get(other.media.renew(ID, true)); // gives way to what comes
            String answer = get(other.media.answer(ID, get(phone.media.renew(ID, false))));
            get(phone.media.accept(ID, answer, false));
            heardAfresh(call);
        }
    }

    private static void heardAfresh(Call call) {
        call.near().meter().reset();
        call.far().meter().reset();
        call.near().hears(1000, -12);
        call.far().hears(440, -12);
    }

    @Test
    void aReofferThatCannotWorkLeavesTheCallAsItWas() {
        Call call = calls.connect("one");
        String offer = get(calls.far.media.offer(ID));
        assertThat(failure(calls.near.media.answer(ID, onlyIlbc(offer)))).contains("iLBC/8000");
        assertThat(failure(calls.near.media.answer(ID, "garbage"))).contains("cannot be read");
        call.far().speak(new Tone(1000, -12));
        call.near().hears(1000, -12);

        get(calls.far.media.accept(ID, get(calls.near.media.answer(ID, offer)), false));
        call.near().speak(new Tone(440, -12));
        call.far().hears(440, -12);
    }

    @Test
    void earlyMediaIsHeardAndRepeatedAnswersAreIgnored() {
        String offer = get(calls.near.media.offer(ID));
        String answer = get(calls.far.media.answer(ID, offer));
        var near = calls.near.ear(ID);
        var far = calls.far.ear(ID);
        get(calls.near.media.accept(ID, answer, true));
        connected(calls.near, ID);
        far.speak(new Tone(1000, -12));
        near.hears(1000, -12);

        get(calls.near.media.accept(ID, answer, true));
        get(calls.near.media.accept(ID, answer, false));
        get(calls.near.media.accept(ID, answer, false));
        get(calls.near.media.accept(ID, answer, true));
        near.speak(new Tone(440, -12));
        far.hears(440, -12);
    }

    @Test
    void earlyMediaOfOneFarEndGivesWayToThatOfTheNextAndToWhoAnswers() {
        String offer = get(calls.near.media.offer(ID));
        var near = calls.near.ear(ID);
        for (int n = 1; n <= 3; n++) {
            CallId fork = new CallId("fork " + n);
            String answer = get(calls.far.media.answer(fork, offer));
            get(calls.near.media.accept(ID, answer, n < 3));
            connected(calls.far, fork);
            calls.far.ear(fork).speak(new Tone(500 + 500 * n, -12));
            near.hears(500 + 500 * n, -12);
        }
        near.speak(new Tone(440, -12));
        calls.far.ear(new CallId("fork 3")).hears(440, -12);
    }

    @Test
    void simultaneousCallsEachHearTheirOwnTone() {
        List<Call> five = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Call call = calls.connect("call " + i);
            call.near().speak(new Tone(400 + 100 * i, -12));
            call.far().speak(new Tone(1000 + 100 * i, -12));
            five.add(call);
        }
        for (int i = 0; i < 5; i++) {
            five.get(i).far().hears(400 + 100 * i, -12);
            five.get(i).near().hears(1000 + 100 * i, -12);
            for (int other = 0; other < 5; other++) {
                if (other != i) {
                    assertThat(five.get(i).far().meter().dbfs(400 + 100 * other)).isLessThan(-40);
                }
            }
        }
    }

    @Test
    void videoInAnOfferIsDeclinedAndTheAudioWorks() {
        List<String> answers = new ArrayList<>();
        Call call =
                calls.connect(
                        "one",
                        WebrtcMediaTest::withVideo,
                        answer -> {
                            answers.add(answer);
                            return answer.substring(0, answer.indexOf("m=video"))
                                    .replace("BUNDLE 0 1", "BUNDLE 0");
                        });
        assertThat(answers.getFirst().substring(answers.getFirst().indexOf("m=video")))
                .contains("a=inactive");
        get(calls.far.media.renew(ID, true)); // in vain
        calls.far.media.withdraw(ID);
        call.near().speak(new Tone(440, -12));
        call.far().speak(new Tone(1000, -12));
        call.near().hears(1000, -12);
        call.far().hears(440, -12);
    }

    @Test
    void anOfferWithoutACommonCodecIsToldWithWhatItOffers() {
        String offer = get(calls.near.media.offer(ID));
        assertThat(failure(calls.far.media.answer(ID, onlyIlbc(offer))))
                .contains("No common codec", "iLBC/8000", "Opus");
        assertThat(calls.far.media.levels(ID)).isEmpty();
    }

    @Test
    void aPlainRtpAnswerIsToldWithItsRemedyAndALaterOneMayWork() {
        String offer = get(calls.near.media.offer(ID));
        String answer = get(calls.far.media.answer(ID, offer));
        assertThat(failure(calls.near.media.accept(ID, plainRtp(answer), false)))
                .contains("plain RTP", "rtpengine");
        get(calls.near.media.accept(ID, answer, false));
        connected(calls.near, ID);
    }

    @Test
    void aFarEndThatNeverAnswersIceHasFailed() throws Exception {
        var impatient =
                new WebrtcOptions(
                        true, Duration.ofSeconds(1), Duration.ofMillis(500), 0, List.of());
        try (var phones = new Calls(impatient);
                var deaf = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            String offer = get(phones.near.media.offer(ID));
            String unreachable = offer.replaceAll("a=candidate.*\r\n", "");
            String answer = get(phones.far.media.answer(ID, unreachable));
            String misled =
                    answer.replaceAll(
                            "(a=candidate:\\S+ 1 udp \\d+) \\S+ \\d+",
                            "$1 127.0.0.1 " + deaf.getLocalPort());
            get(phones.near.media.accept(ID, misled, false));
            assertThat(get(phones.near.state(ID))).contains("could not be reached");
        }
    }

    @Test
    void aStunServerThatIsDownDelaysAnOfferByTheLimitAtMost() throws Exception {
        try (var silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            var stun =
                    new IceServer(
                            List.of("stun:127.0.0.1:" + silent.getLocalPort()),
                            Optional.empty(),
                            Optional.empty());
            try (var phones = new Calls(Calls.LOOPBACK.withIceServers(List.of(stun)))) {
                get(calls.near.media.offer(new CallId("the library is loaded")));
                long started = System.nanoTime();
                get(phones.near.media.offer(ID));
                assertThat(Duration.ofNanos(System.nanoTime() - started))
                        .isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
                var asked = new DatagramPacket(new byte[1500], 1500);
                silent.setSoTimeout(1000);
                silent.receive(asked);
                assertThat(asked.getLength()).isGreaterThanOrEqualTo(20);
            }
        }
    }

    @Test
    void aCallThatIsOverHasNoLevelsAndTakesNoAnswer() {
        Call call = calls.connect("one");
        calls.near.media.close(ID);
        assertThat(calls.near.media.levels(ID)).isEmpty();
        assertThat(failure(calls.near.media.accept(ID, "v=0", false))).contains("is over");
        call.near().speak(new Tone(440, -12)).close();
    }

    @Test
    void aClosedMediaOpensNoLine() {
        calls.near.media.close();
        assertThat(failure(calls.near.media.offer(ID))).contains("shutting down");
    }

    @Test
    void withoutLoopbackTheOfferHasThisMachinesAddressesOrSaysThatThereAreNone() {
        try (var media = new WebrtcMedia(WebrtcOptions.defaults())) {
            String told = get(media.offer(ID).exceptionally(Throwable::toString));
            assertThat(told)
                    .containsAnyOf("a=candidate:", "No network: ")
                    .doesNotContain("127.0.0.1 ");
        }
    }

    private static String onlyPayload(int payload, String offer) {
        return offer.replaceAll("(m=audio \\d+ \\S+)[ \\d]*", "$1 " + payload)
                .replaceAll("a=(rtpmap|fmtp|rtcp-fb):(?!" + payload + " ).*\r\n", "");
    }

    private static String onlyIlbc(String offer) {
        return onlyPayload(97, offer) + "a=rtpmap:97 iLBC/8000\r\n";
    }

    private static String plainRtp(String sdp) {
        return sdp.replaceAll("a=(ice-|fingerprint|setup|candidate).*\r\n", "");
    }

    private static String withVideo(String offer) {
        String transport =
                String.join(
                        "\r\n",
                        offer.lines()
                                .filter(l -> l.matches("a=(ice-|fingerprint|setup).*"))
                                .toList());
        return offer.replace("BUNDLE 0", "BUNDLE 0 1")
                + "m=video 9 UDP/TLS/RTP/SAVPF 96\r\nc=IN IP4 0.0.0.0\r\na=mid:1\r\na=rtcp-mux\r\n"
                + "a=sendrecv\r\na=rtpmap:96 VP8/90000\r\n"
                + transport
                + "\r\n";
    }
}
