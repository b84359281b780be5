package org.agent008.adapter.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.agent008.domain.phone.CallSnapshot;
import org.agent008.domain.phone.DialRequest;
import org.agent008.domain.phone.Reply;

/**
 * What was dialled under which {@code Idempotency-Key}, so that a repeated request, even while the
 * first is under way, places no second call. Remembers the newest keys only. Safe from any thread.
 */
final class IdempotencyKeys {
    private static final int KEPT = 1_000;
    private static final int LONGEST = 255;

    private record Dialled(DialRequest request, CompletableFuture<Reply<CallSnapshot>> reply) {
        CompletableFuture<Reply<CallSnapshot>> replyTo(DialRequest repeated) {
            if (!request.equals(repeated)) {
                throw Problem.of(
                                422,
                                "key-reused",
                                "This Idempotency-Key was sent with another request; use a new key"
                                        + " for each call.")
                        .asException();
            }
            return reply;
        }
    }

    private final Map<String, Dialled> newest = new LinkedHashMap<>();

    /** The reply to the first request with this key; a refused one may be tried again. */
    CompletableFuture<Reply<CallSnapshot>> once(
            String key,
            DialRequest request,
            Supplier<CompletableFuture<Reply<CallSnapshot>>> dial) {
        if (key.isBlank() || key.length() > LONGEST) {
            throw RequestBody.malformed("An Idempotency-Key has 1 to " + LONGEST + " characters.")
                    .asException();
        }
        Dialled dialled;
        synchronized (newest) {
            Dialled before = newest.get(key);
            if (before != null) {
                return before.replyTo(request);
            }
            dialled = new Dialled(request, dial.get());
            newest.put(key, dialled);
            if (newest.size() > KEPT) {
                newest.remove(newest.keySet().iterator().next());
            }
        }
        var _ =
                dialled.reply.whenComplete((reply, fault) -> {
                    if (!(reply instanceof Reply.Done)) {
                        forget(key, dialled);
                    }
                });
        return dialled.reply;
    }

    private void forget(String key, Dialled dialled) {
        synchronized (newest) {
            newest.remove(key, dialled);
        }
    }
}
