package org.agent008.adapter.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.agent008.domain.speech.Sentiment;
import org.junit.jupiter.api.Test;

class VaderSentimentTest {
    private static final VaderSentiment VADER = VaderSentiment.load();

    /** None of these was looked at when the cues were written. */
    private static final List<String> PLEASED =
            List.of(
                    "that is wonderful news thanks a lot",
                    "you have been so kind to me",
                    "i am really happy with the new router",
                    "brilliant that fixed it",
                    "i appreciate your patience",
                    "it runs perfectly since the update",
                    "your colleague was very helpful yesterday",
                    "super i will recommend you to my friends");

    private static final List<String> ANNOYED =
            List.of(
                    "this is an absolute disgrace",
                    "i am not happy with how this was handled",
                    "your app crashes every single time",
                    "i feel cheated by your company",
                    "that was a terrible experience",
                    "i do not trust you any more",
                    "the technician was rude and late",
                    "it is not working and i am losing money");

    private static final List<String> NEITHER =
            List.of(
                    "the parcel weighs two kilos",
                    "i live in the second street on the left",
                    "it is the blue one with three buttons",
                    "my flight leaves on tuesday",
                    "could you spell that for me",
                    "the number is on the back of the box",
                    "she moved to another city in march",
                    "we open at nine and close at six");

    @Test
    void theLexiconIsTheOneOfVader() throws IOException, NoSuchAlgorithmException {
        try (InputStream lexicon = Resources.open("vader_lexicon.txt");
                InputStream licence = Resources.open("vader_lexicon.LICENSE.txt")) {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(lexicon.readAllBytes());
            assertThat(new String(licence.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("SHA-256 " + HexFormat.of().formatHex(sum))
                    .contains("MIT License");
        }
    }

    @Test
    void tellsPleasedFromAnnoyedOnSentencesItWasNotMadeFor() {
        long right =
                Stream.of(
                                PLEASED.stream().filter(s -> VADER.score(s) >= 0.05),
                                ANNOYED.stream().filter(s -> VADER.score(s) <= -0.05),
                                NEITHER.stream().filter(s -> Math.abs(VADER.score(s)) < 0.05))
                        .flatMap(found -> found)
                        .count();
        System.out.printf("Sentiment: %d of 24 sentences right%n", right);
        assertThat(right).isGreaterThanOrEqualTo(19);
    }

    @Test
    void negationTurnsBoostersRaiseAndWhatComesAfterButCountsMore() {
        double good = VADER.score("it is good");
        assertThat(good).isPositive();
        assertThat(VADER.score("it is not good")).isNegative();
        assertThat(VADER.score("it is very good")).isGreaterThan(good);
        assertThat(VADER.score("it is good but the delay is terrible")).isNegative();
        assertThat(VADER.score("")).isZero();
        assertThat(VADER.score("great ".repeat(50))).isBetween(0.9, 1.0);
    }

    @Test
    void aCallThatEndsWellGoesUp() {
        Sentiment s = new SentimentTrend(VADER).of(Calls.delivery());
        assertThat(s.trend()).hasSize(4);
        assertThat(s.trend().getFirst().remote()).isNegative();
        assertThat(s.trend().getLast().remote()).isPositive();
        assertThat(s.model()).isEqualTo("vader");
    }
}
