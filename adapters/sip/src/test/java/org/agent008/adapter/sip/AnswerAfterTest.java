package org.agent008.adapter.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.agent008.adapter.sip.Heard.Signal;
import org.agent008.domain.call.AnswerAfter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerAfterTest {
    private Bench bench = new Bench();
    private int calls;

    AnswerAfterTest() throws InterruptedException {}

    @BeforeEach
    void register() throws InterruptedException {
        bench.registered();
    }

    @AfterEach
    void close() throws InterruptedException {
        bench.close();
    }

    private Optional<AnswerAfter> asked(String header) throws InterruptedException {
        bench.pbx.send(bench.pbx.invite("in" + ++calls, header, Bench.OFFER));
        return bench.heard.next(Signal.Incoming.class).invited().answerAfter();
    }

    private static Optional<AnswerAfter> after(long millis) {
        return Optional.of(new AnswerAfter(Optional.of(Duration.ofMillis(millis))));
    }

    private static final Optional<AnswerAfter> SOMETIME =
            Optional.of(new AnswerAfter(Optional.empty()));

    @Test
    void readsEachHeaderByWhichACallAsksToBeAnswered() throws InterruptedException {
        assertThat(asked("")).isEmpty();
        assertThat(asked("X-Autoanswer: 0\n")).isEqualTo(after(0));
        assertThat(asked("x-autoanswer: 2.5\n")).isEqualTo(after(2500));
        assertThat(asked("X-Autoanswer: true\n")).isEqualTo(SOMETIME);
        assertThat(asked("X-Autoanswer: -1\n")).isEqualTo(SOMETIME);
        assertThat(asked("X-Autoanswer: 99999999999999999999\n")).isEqualTo(SOMETIME);
        assertThat(asked("Call-Info: <sip:lab.test>;answer-after=3\n")).isEqualTo(after(3000));
        assertThat(asked("Call-Info: <sip:lab.test>; answer-after=0\n")).isEqualTo(after(0));
        assertThat(asked("Call-Info: <http://x/answer-after=1.png>;purpose=icon\n")).isEmpty();
        assertThat(asked("Call-Info: ;answer-after=0\n")).isEqualTo(after(0));
        assertThat(asked("Alert-Info: <http://lab.test>;answer-after=1\n")).isEqualTo(after(1000));
        assertThat(asked("Alert-Info: <http://lab.test>;info=alert-autoanswer;delay=4\n"))
                .isEqualTo(after(4000));
        assertThat(asked("Alert-Info: info=alert-autoanswer\n")).isEqualTo(after(0));
        assertThat(asked("Alert-Info: <http://lab.test>;info=\"Alert-Autoanswer\"\n"))
                .isEqualTo(after(0));
        assertThat(asked("Alert-Info: <http://lab.test/ring.wav>\n")).isEmpty();
        assertThat(asked("X-Autoanswer: 9\nCall-Info: <sip:a>;answer-after=0\n"))
                .isEqualTo(after(9000));
    }
}
