package org.agent008.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.agent008.domain.call.CallId;
import org.agent008.domain.port.Media;
import org.agent008.domain.port.Media.MediaException;
import org.junit.jupiter.api.Test;

/** What every {@link Media} promises. */
public interface MediaContract {
    /** Open; whoever implements this closes it after each test. */
    Media media();

    @Test
    default void anOfferComesAndTheCallMayBeClosedTwice() throws Exception {
        var id = new CallId("contract");
        assertThat(media().offer(id).toCompletableFuture().get(30, TimeUnit.SECONDS)).isNotBlank();
        media().close(id);
        media().close(id);
    }

    @Test
    default void closingAnUnknownCallDoesNothing() {
        assertThatNoException().isThrownBy(() -> media().close(new CallId("unknown")));
    }

    @Test
    default void anAnswerThatIsGarbageFailsWithASentence() throws Exception {
        var id = new CallId("contract");
        media().offer(id).toCompletableFuture().get(30, TimeUnit.SECONDS);
        failsWithASentence(media().accept(id, "garbage", false));
    }

    @Test
    default void anOfferThatIsGarbageFailsWithASentence() {
        failsWithASentence(media().answer(new CallId("contract"), "garbage"));
    }

    @Test
    default void aKeyPressedInNoCallIsNotSent() throws Exception {
        assertThat(
                        media().dtmf(new CallId("unknown"), '5')
                                .toCompletableFuture()
                                .get(30, TimeUnit.SECONDS))
                .isFalse();
    }

    private static void failsWithASentence(CompletionStage<?> stage) {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> stage.toCompletableFuture().get(30, TimeUnit.SECONDS))
                .havingCause()
                .isInstanceOf(MediaException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .endsWith(".");
    }
}
