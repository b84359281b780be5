package org.agent008.adapter.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.agent008.adapter.wire.CdrJson;
import org.agent008.adapter.wire.DossierJson;
import org.agent008.domain.call.CallId;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.port.Archive;
import org.agent008.domain.port.History;
import org.agent008.domain.speech.Snippet;

/** {@code /v1/history}: the calls there have been. */
final class HistoryRoutes {
    private static final String HISTORY = "/v1/history";
    private static final int PAGE = 50;
    private static final int LONGEST_PAGE = 1_000;

    private final History history;

    private final Archive archive;

    HistoryRoutes(History history, Archive archive) {
        this.history = history;
        this.archive = archive;
    }

    void addTo(RoutesConfig routes) {
        routes.get(HISTORY, this::list);
        routes.get(HISTORY + "/{id}", this::one);
        routes.post(HISTORY + "/purge", new PurgeRoute(archive)::answer);
    }

    private void list(Context ctx) {
        String query = QueryParameter.text(ctx, "q");
        int limit = QueryParameter.limit(ctx, PAGE, LONGEST_PAGE);
        List<Cdr> calls = history.search(query, before(ctx), limit);
        Map<CallId, Snippet> snippets =
                archive.snippets(query, calls.stream().map(Cdr::id).toList());
        ArrayNode all = CdrJson.toJson(List.of());
        for (Cdr call : calls) {
            ObjectNode json = CdrJson.toJson(call);
            Optional.ofNullable(snippets.get(call.id())).ifPresent(s -> DossierJson.add(s, json));
            all.add(json);
        }
        json(ctx, all);
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
                        .map(cdr -> DossierJson.add(archive.dossier(cdr.id()), CdrJson.toJson(cdr)))
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
