package org.agent008.adapter.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.agent008.adapter.wire.CdrJson;
import org.agent008.domain.call.CallId;
import org.agent008.domain.port.History;

/** {@code /v1/history}: the calls there have been. */
final class HistoryRoutes {
    private static final String HISTORY = "/v1/history";
    private static final int PAGE = 50;
    private static final int LONGEST_PAGE = 1_000;

    private final History history;

    HistoryRoutes(History history) {
        this.history = history;
    }

    void addTo(RoutesConfig routes) {
        routes.get(HISTORY, this::list);
        routes.get(HISTORY + "/{id}", this::one);
    }

    private void list(Context ctx) {
        json(
                ctx,
                CdrJson.toJson(
                        history.search(
                                QueryParameter.text(ctx, "q"),
                                before(ctx),
                                QueryParameter.limit(ctx, PAGE, LONGEST_PAGE))));
    }

    private static Optional<Instant> before(Context ctx) {
        String text = QueryParameter.text(ctx, "before");
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    // a plus that was not encoded arrives as a space
                    : Optional.of(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
        } catch (DateTimeException e) {
            throw RequestBody.malformed("before must be the date of a call.").asException();
        }
    }

    private void one(Context ctx) {
        String id = ctx.pathParam("id");
        json(
                ctx,
                Optional.of(id)
                        .filter(text -> !text.isBlank())
                        .flatMap(text -> history.find(new CallId(text)))
                        .map(CdrJson::toJson)
                        .orElseThrow(() ->
                                Problem.of(
                                                404,
                                                "no-such-call",
                                                "There has been no call \"" + id + "\".")
                                        .asException()));
    }

    private static void json(Context ctx, JsonNode body) {
        ctx.contentType("application/json").result(body.toString());
    }
}
