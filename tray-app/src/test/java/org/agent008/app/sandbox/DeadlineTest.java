package org.agent008.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    @Test
    void whatHappensIsReturned() throws Exception {
        CompletableFuture<String> done = CompletableFuture.completedFuture("yes");
        assertThat(Deadline.await("it", done, Duration.ofSeconds(1))).isEqualTo("yes");
    }

    @Test
    void whatDoesNotHappenInTimeIsNamed() {
        CompletableFuture<String> never = new CompletableFuture<>();
        assertThatThrownBy(() -> Deadline.await("the phone rings", never, Duration.ofMillis(1)))
                .isInstanceOf(Deadline.Missed.class)
                .hasMessage("This did not happen within 0 s: the phone rings.");
    }

    @Test
    void whatCanNoLongerHappenSaysWhy() {
        CompletableFuture<String> failed =
                CompletableFuture.failedFuture(new IllegalStateException("call 7 is over"));
        assertThatThrownBy(() -> Deadline.await("the phone rings", failed, Duration.ofSeconds(1)))
                .isInstanceOf(Deadline.Missed.class)
                .hasMessage("This did not happen: the phone rings (call 7 is over).");
    }
}
