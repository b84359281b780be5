package org.agent008.adapter.langchain4j;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.agent008.adapter.langchain4j.server.OpenAiServer;
import org.agent008.adapter.langchain4j.server.Reply;
import org.agent008.adapter.langchain4j.server.Request;
import org.agent008.domain.port.Analyst;
import org.agent008.domain.settings.ModelSettings;
import org.agent008.domain.settings.Secret;
import org.agent008.domain.speech.Analysis;
import org.agent008.domain.speech.Channel;
import org.agent008.domain.speech.Reading;
import org.agent008.domain.speech.Reading.Mood;
import org.agent008.domain.speech.Reading.Resolution;
import org.agent008.domain.speech.Segment;
import org.agent008.domain.speech.Sentiment;
import org.agent008.domain.speech.Summary;
import org.agent008.domain.speech.Transcript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LangchainAnalystTest {
    private static final Transcript CALL =
            new Transcript(
                    "t1",
                    "en-US",
                    "small",
                    List.of(
                            said(Channel.REMOTE, 0, "my order has not arrived"),
                            said(Channel.LOCAL, 5, "we will send it again on friday")));
    private static final String ANSWER =
            """
            {"summary": "An order did not arrive. It is sent again.", "mood": "positive",
             "actionItems": ["Send the order again."], "resolution": "follow_up",
             "trend": [{"second": 0, "local": 0, "remote": -0.5},
                       {"second": 5, "local": 0.4, "remote": 7}]}
            """;

    private OpenAiServer server;
    private LangchainAnalyst analyst;

    private static Segment said(Channel channel, int second, String text) {
        return new Segment(
                channel, Duration.ofSeconds(second), Duration.ofSeconds(second + 4), text);
    }

    /** Makes what can be told from what a model makes. */
    private static final class Simple implements Analyst {
        @Override
        public CompletionStage<Analysis> analyze(Transcript transcript, boolean summarize) {
            Summary summary = new Summary("s1", "simple", "simple", Optional.empty());
            return CompletableFuture.completedFuture(
                    new Analysis(
                            Optional.of(summary).filter(_ -> summarize),
                            new Sentiment(0, 0, List.of(), "simple"),
                            Optional.empty()));
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = OpenAiServer.start();
        analyst = analyst(server.baseUrl(), Duration.ofSeconds(30), 0);
    }

    private static LangchainAnalyst analyst(URI url, Duration patience, int retries) {
        return LangchainAnalyst.of(
                new ModelSettings(url, "tester", Optional.of(new Secret("sk-secret"))),
                new Simple(),
                patience,
                retries);
    }

    @AfterEach
    void stop() {
        analyst.close();
        server.close();
    }

    private static Analysis analyze(LangchainAnalyst analyst) {
        return analyst.analyze(CALL, true).toCompletableFuture().orTimeout(60, SECONDS).join();
    }

    private Summary summary() {
        return analyze(analyst).summary().orElseThrow();
    }

    @Test
    void theModelReadsTheCall() {
        server.script(Reply.text(ANSWER));
        Analysis analysis = analyze(analyst);
        Summary summary = analysis.summary().orElseThrow();
        assertThat(summary.text()).isEqualTo("An order did not arrive. It is sent again.");
        assertThat(summary.model()).isEqualTo("tester");
        assertThat(summary.note()).isEmpty();
        assertThat(analysis.reading())
                .contains(
                        new Reading(
                                Mood.POSITIVE,
                                List.of("Send the order again."),
                                Resolution.FOLLOW_UP));
        assertThat(analysis.sentiment())
                .isEqualTo(
                        new Sentiment(
                                0.2,
                                0.25,
                                List.of(
                                        new Sentiment.Point(Duration.ZERO, 0, -0.5),
                                        new Sentiment.Point(Duration.ofSeconds(5), 0.4, 1)),
                                "tester"));
    }

    @Test
    void theModelIsAskedInAFormThatItMustKeepTo() {
        server.script(Reply.text(ANSWER));
        analyze(analyst);
        Request asked = server.requests().getFirst();
        assertThat(asked.authorization()).contains("Bearer sk-secret");
        assertThat(asked.roles()).containsExactly("system", "user");
        assertThat(asked.said("user"))
                .contains("0 s remote: my order has not arrived")
                .contains("5 s local: we will send it again on friday");
        assertThat(asked.body().at("/response_format/type").asText()).isEqualTo("json_schema");
        assertThat(asked.body().at("/response_format/json_schema/strict").asBoolean()).isTrue();
        assertThat(asked.body().at("/response_format/json_schema/schema/required"))
                .hasToString("[\"summary\",\"mood\",\"actionItems\",\"resolution\",\"trend\"]");
    }

    @Test
    void nothingIsSentWhereNoSummaryIsWanted() {
        Analysis analysis =
                analyst.analyze(CALL, false).toCompletableFuture().orTimeout(60, SECONDS).join();
        assertThat(analysis.summary()).isEmpty();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aServerThatFailsOnceIsAskedAgain() {
        server.script(Reply.error(500), Reply.text(ANSWER));
        try (LangchainAnalyst stubborn = analyst(server.baseUrl(), Duration.ofSeconds(30), 1)) {
            assertThat(analyze(stubborn).summary().orElseThrow().model()).isEqualTo("tester");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500})
    void whereItFailsTheOtherAnalystDoesTheWorkAndSaysWhy(int status) {
        server.script(Reply.error(status));
        Summary summary = summary();
        assertThat(summary.text()).isEqualTo("simple");
        assertThat(summary.note().orElseThrow())
                .startsWith("The language model tester ")
                .contains(status == 429 ? "429" : "5xx");
    }

    @Test
    void aWrongKeyIsNamedAndNotShown() {
        server.script(Reply.error(401));
        assertThat(summary().note())
                .contains("The language model tester does not accept the key (401): check apiKey.");
    }

    @Test
    void anAnswerThatIsCutIsNone() {
        server.script(Reply.cut(ANSWER, 3));
        assertThat(summary().note())
                .contains("The language model tester could not be asked: the connection broke.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sure! Here is the summary you asked for.",
                "{\"summary\": \"cut in the midd",
                "{\"summary\": \"a\", \"mood\": \"positive\"}",
                "{\"summary\":\" \",\"mood\":\"neutral\",\"actionItems\":[],"
                        + "\"resolution\":\"resolved\",\"trend\":[]}",
                "{\"summary\":\"a\",\"mood\":\"furious\",\"actionItems\":[],"
                        + "\"resolution\":\"resolved\",\"trend\":[]}",
                "{\"summary\":\"a\",\"mood\":\"neutral\",\"actionItems\":null,"
                        + "\"resolution\":\"resolved\",\"trend\":[]}"
            })
    void anAnswerThatDoesNotKeepToTheFormIsNone(String answer) {
        server.script(Reply.text(answer));
        assertThat(summary().note())
                .contains("The language model tester answered something else than it was asked.");
    }

    @Test
    void aBodyThatIsNoJsonIsNone() {
        server.script(Reply.raw("<html>502</html>"));
        assertThat(summary().note())
                .contains("The language model tester answered something else than it was asked.");
    }

    @Test
    void whoAnswersTooLateIsNotWaitedFor() {
        server.script(Reply.text(ANSWER).after(Duration.ofMinutes(5)));
        try (LangchainAnalyst hasty = analyst(server.baseUrl(), Duration.ofMillis(200), 0)) {
            assertThat(analyze(hasty).summary().orElseThrow().note())
                    .contains("The language model tester did not answer in time.");
        }
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        URI url = server.baseUrl();
        server.close();
        try (LangchainAnalyst alone = analyst(url, Duration.ofSeconds(30), 0)) {
            assertThat(analyze(alone).summary().orElseThrow().note())
                    .contains("The language model tester is not there: check baseUrl.");
        }
    }
}
