package org.agent008.adapter.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.agent008.domain.phone.CallSnapshot;
import org.agent008.domain.phone.DialRequest;
import org.agent008.domain.phone.Reply;
import org.agent008.domain.phone.Reply.Refusal;
import org.junit.jupiter.api.Test;

class IdempotencyKeysTest {
    private final IdempotencyKeys keys = new IdempotencyKeys();
    private final AtomicInteger dialled = new AtomicInteger();

    private CompletableFuture<Reply<CallSnapshot>> dial(String key) {
        return keys.once(
                key,
                DialRequest.to("1002"),
                () -> {
                    dialled.incrementAndGet();
                    return new CompletableFuture<>();
                });
    }

    @Test
    void aRequestWhoseAnswerIsLateIsNotSentAgain() {
        assertThat(dial("k")).isSameAs(dial("k"));
        assertThat(dialled).hasValue(1);
    }

    @Test
    void aRefusalIsForgotten() {
        dial("k").complete(new Reply.Refused<>(Refusal.NOT_REGISTERED, "Not registered."));
        dial("k").completeExceptionally(new IllegalStateException("closed"));
        assertThat(dial("k")).isNotDone();
        assertThat(dialled).hasValue(3);
    }

    @Test
    void onlyTheNewestKeysAreKept() {
        for (int i = 0; i <= 1_000; i++) {
            assertThat(dial("k" + i)).isNotDone();
        }
        assertThat(dial("k1000")).isNotDone();
        assertThat(dialled).hasValue(1_001);
        assertThat(dial("k0")).isNotDone();
        assertThat(dialled).hasValue(1_002);
    }
}
