package org.agent008.domain.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.agent008.domain.speech.Channel;
import org.agent008.domain.speech.Segment;
import org.agent008.domain.speech.Transcript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RedactionTest {
    private static final List<OwnPattern> OWN =
            List.of(new OwnPattern("customer", "\\bC-\\d{6}\\b"));
    private static final Pattern LABEL = Pattern.compile("\\[[a-z]+]");

    /** Segments of one channel, parted by {@code |}, before and after. */
    record Case(String said, String blackened) {
        @Override
        public String toString() {
            return said;
        }
    }

    private static Stream<Case> cases() {
        var table = Objects.requireNonNull(RedactionTest.class.getResourceAsStream("cases.txt"));
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            List<String> lines =
                    reader.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
            List<Case> cases = new ArrayList<>();
            for (int i = 0; i < lines.size(); i += 2) {
                cases.add(new Case(lines.get(i), lines.get(i + 1).substring("=> ".length())));
            }
            return cases.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String redact(String said) {
        List<Segment> segments = new ArrayList<>();
        for (String text : said.split("\\|", -1)) {
            segments.add(segment(Channel.REMOTE, segments.size() * 3L, text));
        }
        return Redaction.of(OWN).redact(segments).stream()
                .map(Segment::text)
                .collect(Collectors.joining("|"));
    }

    private static Segment segment(Channel channel, long start, String text) {
        return new Segment(channel, Duration.ofSeconds(start), Duration.ofSeconds(start + 2), text);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void blackensWhatNobodyShouldReadAndNothingElse(Case given) {
        assertThat(redact(given.said())).isEqualTo(given.blackened());
    }

    @Test
    void precisionAndRecallOverAllCases() {
        int right = 0;
        int found = 0;
        int wanted = 0;
        List<Case> cases = cases().toList();
        for (Case c : cases) {
            List<String> is = labels(redact(c.said()));
            List<String> should = labels(c.blackened());
            found += is.size();
            wanted += should.size();
            List<String> missing = new ArrayList<>(should);
            right += (int) is.stream().filter(missing::remove).count();
        }
        double precision = (double) right / found;
        double recall = (double) right / wanted;
        System.out.printf(
                "Redaction: %d cases, %d things to blacken, precision %.3f, recall %.3f%n",
                cases.size(), wanted, precision, recall);
        assertThat(cases).hasSizeGreaterThanOrEqualTo(60);
        assertThat(precision).isEqualTo(1);
        assertThat(recall).isEqualTo(1);
    }

    private static List<String> labels(String text) {
        return LABEL.matcher(text).results().map(m -> m.group()).toList();
    }

    @Test
    void theOtherSideMayTalkInBetween() {
        List<Segment> blackened =
                Redaction.of(List.of())
                        .redact(
                                List.of(
                                        segment(Channel.REMOTE, 0, "it is four one one one"),
                                        segment(Channel.LOCAL, 2, "four one one one"),
                                        segment(Channel.REMOTE, 4, "triple one one double one"),
                                        segment(Channel.LOCAL, 7, "go on"),
                                        segment(Channel.REMOTE, 9, "one one one one one one")));
        assertThat(blackened)
                .extracting(Segment::text)
                .containsExactly("it is [card]", "four one one one", "[card]", "go on", "[card]");
    }

    @Test
    void whoPausesLongHasEndedTheNumber() {
        List<Segment> apart =
                List.of(
                        segment(Channel.REMOTE, 0, "4111 1111"),
                        segment(Channel.REMOTE, 90, "1111 1111"));
        assertThat(Redaction.of(List.of()).redact(apart)).isEqualTo(apart);
    }

    @Test
    void aTranscriptKeepsAllThatMayBeRead() {
        Transcript transcript =
                new Transcript(
                        "t1",
                        "en-US",
                        "small",
                        List.of(
                                segment(Channel.LOCAL, 0, "hello"),
                                segment(Channel.REMOTE, 3, "mail ann@example.com please")));
        assertThat(Redaction.of(List.of()).redact(transcript))
                .isEqualTo(
                        new Transcript(
                                "t1",
                                "en-US",
                                "small",
                                List.of(
                                        segment(Channel.LOCAL, 0, "hello"),
                                        segment(Channel.REMOTE, 3, "mail [email] please"))));
    }

    @Test
    void aPatternThatWouldLookForEverBlackensAllOfTheText() {
        Redaction trap = Redaction.of(List.of(new OwnPattern("trap", "(a|aa)+$")));
        String text = "a".repeat(5_000) + "b";
        assertThat(trap.redact(List.of(segment(Channel.LOCAL, 0, text))))
                .extracting(Segment::text)
                .containsExactly("[trap]");
    }

    @Test
    void ofAPatternThatIsNoneItIsSaidWhatIsWrong() {
        assertThatThrownBy(() -> new OwnPattern("x", "(a"))
                .hasMessage("is no regular expression: Unclosed group at character 3");
        assertThatThrownBy(() -> new OwnPattern("x", "a*"))
                .hasMessage("finds nothing at all: it matches empty text");
        assertThatThrownBy(() -> new OwnPattern("x", "a".repeat(501)))
                .hasMessageContaining("1 to 500 characters");
    }

    @Test
    void hoursOfDigitsTakeNoLongerThanTheyAreLong() {
        String digits = "nine eight seven six ".repeat(5_000);
        List<Segment> much =
                Arrays.asList(
                        segment(Channel.LOCAL, 0, digits),
                        segment(Channel.LOCAL, 3, "a ".repeat(20_000)));
        assertThat(Redaction.of(OWN).redact(much)).hasSize(2);
    }
}
