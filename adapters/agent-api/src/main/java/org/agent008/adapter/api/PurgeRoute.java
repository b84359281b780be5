package org.agent008.adapter.api;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.stream.Stream;
import org.agent008.domain.call.CallId;
import org.agent008.domain.port.Archive;
import org.agent008.domain.port.Archive.Purge;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/history/purge}: deletes calls and all that is known of them. */
final class PurgeRoute {
    private final Archive archive;

    PurgeRoute(Archive archive) {
        this.archive = archive;
    }

    /** One of the three. */
    private record Wanted(@Nullable String call, @Nullable String before, @Nullable Boolean all) {
        Purge purge() {
            if (Stream.of(call, before, all).filter(Objects::nonNull).count() != 1) {
                throw RequestBody.malformed("Say one of call, before and all.").asException();
            }
            if (call != null && !call.isBlank()) {
                return new Purge.One(new CallId(call));
            }
            if (before != null) {
                return new Purge.Before(time(before).toInstant());
            }
            if (all != null && all) {
                return new Purge.All();
            }
            throw RequestBody.malformed("call must be an id, and all must be true.").asException();
        }

        private static OffsetDateTime time(String text) {
            try {
                return OffsetDateTime.parse(text);
            } catch (DateTimeException e) {
                throw RequestBody.malformed("before must be a time such as 2026-11-22T10:15:00Z.")
                        .asException();
            }
        }
    }

    void answer(Context ctx) {
        Purge what = RequestBody.read(ctx, Wanted.class).purge();
        ctx.future(() ->
                archive.purge(what)
                        .thenAccept(purged ->
                                ctx.contentType("application/json")
                                        .result("{\"purged\":" + purged + "}"))
                        .toCompletableFuture());
    }
}
