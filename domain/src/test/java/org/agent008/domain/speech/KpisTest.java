package org.agent008.domain.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KpisTest {
    private static Duration s(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static Segment local(double start, double end, String text) {
        return new Segment(Channel.LOCAL, s(start), s(end), text);
    }

    private static Segment remote(double start, double end, String text) {
        return new Segment(Channel.REMOTE, s(start), s(end), text);
    }

    private static Kpis kpis(double length, Segment... segments) {
        return Kpis.of(List.of(segments), s(length), List.of());
    }

    @Test
    void talkIsSharedBetweenBoth() {
        Kpis k = kpis(10, local(0, 1, "hello"), remote(2, 5, "I have a question"));
        assertThat(k.local().talk()).isEqualTo(s(1));
        assertThat(k.remote().talk()).isEqualTo(s(3));
        assertThat(k.local().ratio()).isCloseTo(0.25, within(0.001));
        assertThat(k.remote().ratio()).isCloseTo(0.75, within(0.001));
    }

    @Test
    void whereNobodySaysAnythingAllIsSilence() {
        Kpis k = kpis(7);
        assertThat(k.silence()).isEqualTo(s(7));
        assertThat(k.longestSilence()).isEqualTo(s(7));
        assertThat(k.local()).isEqualTo(new Share(Duration.ZERO, 0, Duration.ZERO, 0, 0, 0));
    }

    @Test
    void silenceIsWhenNeitherSpeaksAndTheCallIsNotHeld() {
        Kpis k =
                Kpis.of(
                        List.of(local(1, 3, "one moment please"), remote(2, 4, "sure go on then")),
                        s(20),
                        List.of(new Span(s(6), s(12)), new Span(s(18), s(90))));
        assertThat(k.silence()).isEqualTo(s(1 + 2 + 6));
        assertThat(k.longestSilence()).isEqualTo(s(6));
        assertThat(k.hold()).isEqualTo(s(6 + 2));
    }

    @Test
    void aMonologueGoesOnWhileTheOtherOnlyListens() {
        Kpis k =
                kpis(
                        60,
                        local(0, 10, "let me tell you"),
                        remote(9, 9.5, "mhm"),
                        local(11, 20, "how it went"),
                        remote(21, 24, "that is really bad"),
                        local(25, 30, "it is"));
        assertThat(k.local().longestMonologue()).isEqualTo(s(20));
        assertThat(k.remote().longestMonologue()).isEqualTo(s(3));
    }

    @Test
    void whoBeginsWhileTheOtherSpeaksInterrupts() {
        Kpis k =
                kpis(
                        30,
                        local(0, 10, "our terms are as follows"),
                        remote(4, 8, "no I do not want that"),
                        remote(8.5, 9, "right"),
                        remote(9.7, 14, "so what happens next"),
                        local(12, 15, "let me finish please"));
        assertThat(k.remote().interruptions()).as("not by a yes, not by a quick reply").isOne();
        assertThat(k.local().interruptions()).isOne();
    }

    @Test
    void speakingRateCountsTheTimeInWhichOneSpeaks() {
        Kpis k =
                kpis(
                        120,
                        local(0, 3, "one two three four five six"),
                        local(60, 63, "seven eight nine ten eleven twelve"));
        assertThat(k.local().wordsPerMinute()).isEqualTo(120);
        assertThat(k.remote().wordsPerMinute()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "where is my order",
                "and when does it arrive",
                "could you repeat that",
                "do you have it in blue",
                "It is late, isn't it?",
                "okay so can I get a refund",
                "wann kommt das an",
                "dónde está mi pedido"
            })
    void questionsAreHeardWithoutQuestionMarks(String text) {
        assertThat(kpis(10, remote(0, 2, text)).remote().questions()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"what", "it is late", "will is my name", "I know where it is", "order four"})
    void statementsAreNoQuestions(String text) {

        assertThat(kpis(10, local(0, 2, text)).local().questions()).isZero();
    }

    @Test
    void topicsAreFoundAsWholeWordsOfEitherSide() {
        List<Topic> topics =
                List.of(
                        new Topic("refund", List.of("refund", "money back")),
                        new Topic("weather", List.of("rain")));
        assertThat(
                        Mention.of(
                                topics,
                                List.of(
                                        local(0, 1, "it was raining on the train"),
                                        remote(2, 4, "I want my Money Back now, a refund"),
                                        local(5, 6, "the refund is on its way"))))
                .containsExactly(new Mention("refund", 1, 2, s(2)));
    }
}
