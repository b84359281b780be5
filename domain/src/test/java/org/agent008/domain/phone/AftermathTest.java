package org.agent008.domain.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.agent008.domain.call.CallId;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.fake.FakeChoices;
import org.agent008.domain.fake.FakeJournal;
import org.agent008.domain.fake.FakeRecorder;
import org.agent008.domain.fake.Fixtures;
import org.agent008.domain.fake.SampleEvents;
import org.agent008.domain.redaction.OwnPattern;
import org.agent008.domain.settings.AnalysisSettings;
import org.agent008.domain.settings.RecordingSettings;
import org.agent008.domain.settings.RecordingSettings.Mode;
import org.agent008.domain.settings.Settings;
import org.agent008.domain.settings.TranscriptionSettings;
import org.agent008.domain.speech.Channel;
import org.agent008.domain.speech.Insights;
import org.agent008.domain.speech.Mention;
import org.agent008.domain.speech.Products;
import org.agent008.domain.speech.Topic;
import org.agent008.domain.speech.Words;
import org.junit.jupiter.api.Test;

class AftermathTest {
    private final Rig rig = Rig.registered(settings(Mode.ALL));

    private static Settings settings(Mode mode) {
        return Fixtures.settings().toBuilder()
                .recording(
                        new RecordingSettings(
                                mode, Optional.empty(), Optional.empty(), OptionalInt.empty()))
                .transcription(TranscriptionSettings.DEFAULT)
                .analysis(
                        new AnalysisSettings(
                                true,
                                List.of(new OwnPattern("customer", "\\bC-\\d{6}\\b")),
                                List.of(new Topic("order", List.of("order"))),
                                Optional.empty()))
                .build();
    }

    private static CallId answered(Rig rig) {
        CallId call = rig.rings("a");
        rig.phone.answer(call);
        rig.time.settle();
        return call;
    }

    private static void end(Rig rig, CallId call) {
        rig.phone.hangUp(call);
        rig.time.settle();
    }

    private static Products products(Rig rig) {
        return rig.heard.stream()
                .map(e -> e.event())
                .filter(CallEvent.Completed.class::isInstance)
                .map(e -> ((CallEvent.Completed) e).products())
                .reduce((_, _) -> {
                    throw new AssertionError("completed twice");
                })
                .orElseThrow(() -> new AssertionError("not completed"));
    }

    @Test
    void whatIsMadeOfACallIsToldInOrderAndThenThatAllIsDone() {
        CallId call = answered(rig);
        rig.transcriber.hears("a", Channel.REMOTE, 3, "my order please");
        rig.transcriber.hears("a", Channel.LOCAL, 1, "hello");
        end(rig, call);

        assertThat(rig.story())
                .endsWith("terminated:a/hung-up recorded:a transcribed:a summarized:a analyzed:a");
        assertThat(rig.heard.getLast().event()).isInstanceOf(CallEvent.Completed.class);
        assertThat(products(rig))
                .isEqualTo(
                        new Products(
                                Optional.of("rec-a"),
                                Optional.of("tra-a"),
                                Optional.of("sum-tra-a"),
                                Optional.of("ins-tra-a"),
                                Map.of()));
        assertThat(rig.heard)
                .anySatisfy(e ->
                        assertThat(e.event())
                                .isInstanceOfSatisfying(
                                        CallEvent.Summarized.class,
                                        s ->
                                                assertThat(s.summary().text())
                                                        .isEqualTo("hello; my order" + " please")));
    }

    @Test
    void wordsAreHeardWhileTheyAreSaid() {
        List<Words> words = new ArrayList<>();
        rig.phone.onWords(words::add);
        answered(rig);
        rig.transcriber.hears("a", Channel.REMOTE, 3, "my order please");
        rig.time.settle();

        assertThat(words)
                .singleElement()
                .extracting(w -> w.segment().text())
                .isEqualTo("my order please");
    }

    @Test
    void whatNobodyShouldReadIsToldNowhere() {
        List<Words> words = new ArrayList<>();
        rig.phone.onWords(words::add);
        CallId call = answered(rig);
        rig.transcriber.hears("a", Channel.REMOTE, 1, "4242 4242 4242 4242 of C-123456");
        end(rig, call);

        assertThat(words)
                .extracting(w -> w.segment().text())
                .containsExactly("[card] of [customer]");
        assertThat(transcript(rig)).isEqualTo("[card] of [customer]");
        assertThat(rig.heard.toString()).doesNotContain("4242").doesNotContain("123456");
    }

    @Test
    void insightsTellHowTheCallWent() {
        CallId call = answered(rig);
        rig.transcriber.hears("a", Channel.REMOTE, 1, "where is my order");
        rig.time.pass(Duration.ofSeconds(10));
        rig.sip.signals().onReinvited(call, "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=sendonly");
        rig.time.settle();
        rig.time.pass(Duration.ofSeconds(20));
        end(rig, call);

        Insights insights = insights(rig);
        assertThat(insights.kpis().remote().questions()).isOne();
        assertThat(insights.kpis().remote().talk()).isEqualTo(Duration.ofSeconds(1));
        assertThat(insights.kpis().hold()).isEqualTo(Duration.ofSeconds(20));
        assertThat(insights.kpis().silence()).isEqualTo(Duration.ofSeconds(9));
        assertThat(insights.topics())
                .containsExactly(new Mention("order", 0, 1, Duration.ofSeconds(1)));
        assertThat(insights.sentiment().model()).isEqualTo("fake");
    }

    private static Insights insights(Rig rig) {
        return rig.heard.stream()
                .map(e -> e.event())
                .filter(CallEvent.Analyzed.class::isInstance)
                .map(e -> ((CallEvent.Analyzed) e).insights())
                .findFirst()
                .orElseThrow(() -> new AssertionError("not analyzed"));
    }

    @Test
    void whereNothingIsFoundOutThatIsSaid() {
        rig.analyst.breaks("The phone is closing.");
        CallId call = answered(rig);
        rig.transcriber.hears("a", Channel.REMOTE, 1, "hello");
        end(rig, call);

        assertThat(products(rig).faults())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "summarization", "The phone is closing.",
                                "insights", "The phone is closing."));
        assertThat(products(rig).transcript()).contains("tra-a");
    }

    @Test
    void whoSwitchesRedactionOffReadsAll() {
        TranscriptionSettings open = new TranscriptionSettings(true, Optional.empty(), true, false);
        Rig plain = Rig.registered(settings(Mode.OFF).toBuilder().transcription(open).build());
        List<Words> words = new ArrayList<>();
        plain.phone.onWords(words::add);
        CallId call = answered(plain);
        plain.transcriber.hears("a", Channel.REMOTE, 1, "ann@example.com");
        end(plain, call);

        assertThat(words).extracting(w -> w.segment().text()).containsExactly("ann@example.com");
        assertThat(transcript(plain)).isEqualTo("ann@example.com");
    }

    private static String transcript(Rig rig) {
        return rig.heard.stream()
                .map(e -> e.event())
                .filter(CallEvent.Transcribed.class::isInstance)
                .map(e -> ((CallEvent.Transcribed) e).transcript().segments().getFirst().text())
                .findFirst()
                .orElseThrow(() -> new AssertionError("not transcribed"));
    }

    @Test
    void aMissedCallIsCompletedWithNothing() {
        CallId call = rig.rings("a");
        rig.phone.reject(call);
        rig.time.settle();

        assertThat(products(rig)).isEqualTo(Products.NONE);
        assertThat(rig.recorder.asked).isEmpty();
    }

    @Test
    void onlyCallsOfTheWantedDirectionAreRecorded() {
        Rig outbound = Rig.registered(settings(Mode.OUTBOUND));
        end(outbound, answered(outbound));

        assertThat(outbound.recorder.asked).isEmpty();
        assertThat(products(outbound).recording()).isEmpty();
    }

    @Test
    void nothingIsWrittenDownWhereThatIsSwitchedOff() {
        Rig off =
                Rig.registered(
                        settings(Mode.OFF).toBuilder()
                                .transcription(TranscriptionSettings.OFF)
                                .build());
        CallId call = answered(off);
        assertThat(off.transcriber.listensTo(call)).isFalse();
        end(off, call);

        assertThat(products(off)).isEqualTo(Products.NONE);
    }

    @Test
    void aFailureIsToldAndHoldsUpNothingElse() {
        rig.transcriber.breaks("No model for Klingon is installed.");
        end(rig, answered(rig));

        assertThat(products(rig).recording()).contains("rec-a");
        assertThat(products(rig).faults())
                .containsExactly(Map.entry("transcript", "No model for Klingon is installed."));
    }

    @Test
    void aRecordingThatNeverComesIsGivenUp() {
        var _ = rig.recorder.later("a");
        end(rig, answered(rig));
        assertThat(rig.heard).noneMatch(e -> e.event() instanceof CallEvent.Completed);
        rig.time.pass(Duration.ofMinutes(5));

        assertThat(products(rig).faults()).containsOnlyKeys("recording");
        assertThat(products(rig).transcript()).contains("tra-a");
    }

    @Test
    void thePhoneStopsOnceAllIsMade() {
        var recording = rig.recorder.later("a");
        CallId call = answered(rig);
        var stopped = rig.phone.stop().toCompletableFuture();
        rig.time.settle();
        assertThat(stopped).isNotDone();
        recording.complete(Optional.of(FakeRecorder.recording(call)));
        rig.time.settle();

        assertThat(stopped).isDone();
        assertThat(products(rig).recording()).contains("rec-a");
    }

    @Test
    void whatACrashLeftIsSalvagedAndWrittenDown() {
        FakeJournal journal = new FakeJournal();
        Cdr open = SampleEvents.cdr("a").answered(Duration.ofSeconds(2));
        journal.append(List.of(SampleEvents.envelope(1, new CallEvent.Accepted(open))));
        Rig next = new Rig(journal, new FakeChoices(), settings(Mode.ALL));
        next.recorder.later("a").complete(Optional.of(FakeRecorder.recording(open.id())));
        next.phone.start();
        next.time.settle();

        assertThat(next.recorder.asked).containsExactly("salvage a");
        assertThat(next.story())
                .contains("terminated:a/crashed recorded:a transcribed:a summarized:a analyzed:a");
        assertThat(products(next).transcript()).contains("tra-rec-a");
    }

    @Test
    void whatAnEarlierRunDidNotGetToIsMadeNowAndNothingIsToldTwice() {
        FakeJournal journal = new FakeJournal();
        journal.append(
                List.of(
                        SampleEvents.envelope(1, SampleEvents.terminated("a")),
                        SampleEvents.envelope(2, SampleEvents.recorded("a")),
                        SampleEvents.envelope(3, SampleEvents.terminated("b")),
                        SampleEvents.envelope(4, SampleEvents.completed("b"))));
        Rig next = new Rig(journal, new FakeChoices(), settings(Mode.ALL));
        next.recorder.later("a").complete(Optional.of(FakeRecorder.recording(new CallId("a"))));
        next.phone.start();
        next.time.settle();

        assertThat(next.story()).isEqualTo("transcribed:a summarized:a analyzed:a");
        assertThat(products(next).recording()).contains("rec_1");
    }
}
