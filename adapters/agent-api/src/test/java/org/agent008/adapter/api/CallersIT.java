package org.agent008.adapter.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallersIT {
    private static final String CALLERS = "/v1/sandbox/callers";

    private Rig rig;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        rig = new Rig(directory);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void aScriptBecomesSteps() throws IOException {
        Http.Response begun =
                script(
                        """
                        {"do": "dial", "to": "1008"}, {"do": "expect-answer"},
                        {"do": "press", "digits": "1d"}, {"do": "play-tone", "hz": 440},
                        {"do": "expect-tone", "hz": 425.5, "within": 2.5}, {"do": "hang-up"}
                        """);
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.header("Location")).isEqualTo(CALLERS + "/2001");
        assertThat(rig.callers.told)
                .containsExactly(
                        new CallerStep.Dial("1008"),
                        new CallerStep.ExpectAnswer(Duration.ofSeconds(10)),
                        new CallerStep.Press("1D"),
                        new CallerStep.PlayTone(440, Duration.ofSeconds(1)),
                        new CallerStep.ExpectTone(425.5, Duration.ofMillis(2500)),
                        new CallerStep.HangUp());
    }

    @Test
    void aStepThatCannotBeIsRefusedAndNothingBegins() throws IOException {
        for (String wrong :
                new String[] {
                    "{}",
                    "null",
                    "{\"do\": \"dance\"}",
                    "{\"do\": \"dial\"}",
                    "{\"do\": \"press\", \"digits\": \"x\"}",
                    "{\"do\": \"expect-tone\"}",
                    "{\"do\": \"expect-tone\", \"hz\": 9000}",
                    "{\"do\": \"expect-answer\", \"within\": 61}",
                    "{\"do\": \"hang-up\", \"now\": true}"
                }) {
            Http.Response refused = script(wrong);
            assertThat(refused.status()).as(wrong).isEqualTo(400);
        }
        assertThat(rig.callers.told).isEmpty();
        assertThat(rig.http.get(CALLERS + "/4711").send().body()).contains("no-such-caller");
    }

    private Http.Response script(String steps) throws IOException {
        return rig.http.post(CALLERS).json("{\"script\": [" + steps + "]}").send();
    }
}
