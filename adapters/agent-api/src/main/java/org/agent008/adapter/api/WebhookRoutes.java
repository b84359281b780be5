package org.agent008.adapter.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import org.agent008.adapter.wire.WebhookJson;
import org.agent008.domain.port.Deliveries.State;
import org.agent008.domain.port.Webhooks;

/** {@code /v1/webhooks}: how they stand, and what never got through. */
final class WebhookRoutes {
    private static final String WEBHOOKS = "/v1/webhooks";
    private static final String DELIVERIES = WEBHOOKS + "/deliveries";
    private static final int PAGE = 50;
    private static final int LONGEST_PAGE = 1_000;

    private final Webhooks webhooks;

    WebhookRoutes(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    void addTo(RoutesConfig routes) {
        routes.get(WEBHOOKS, ctx -> json(ctx, WebhookJson.standing(webhooks.standing())));
        routes.get(DELIVERIES, this::list);
        routes.post(DELIVERIES + "/replay", this::replayAll);
        routes.post(DELIVERIES + "/{id}/replay", this::replay);
    }

    private void list(Context ctx) {
        json(
                ctx,
                WebhookJson.deliveries(
                        webhooks.deliveries(
                                state(ctx),
                                before(ctx),
                                QueryParameter.limit(ctx, PAGE, LONGEST_PAGE))));
    }

    private static Optional<State> state(Context ctx) {
        String name = QueryParameter.text(ctx, "state");
        Optional<State> state = WebhookJson.state(name);
        if (state.isEmpty() && !name.isEmpty()) {
            throw RequestBody.malformed("state must be waiting, delivered or dead.").asException();
        }
        return state;
    }

    private static long before(Context ctx) {
        String text = QueryParameter.text(ctx, "before");
        if (text.isEmpty()) {
            return Long.MAX_VALUE;
        }
        return number(text)
                .orElseThrow(() ->
                        RequestBody.malformed("before must be the id of a delivery.")
                                .asException());
    }

    private static Optional<Long> number(String text) {
        return Optional.of(text).filter(t -> t.matches("[0-9]{1,18}")).map(Long::valueOf);
    }

    private void replay(Context ctx) {
        RequestBody.expectNone(ctx);
        String id = ctx.pathParam("id");
        Webhooks.Replay replay =
                number(id).map(webhooks::replay).orElse(Webhooks.Replay.NO_SUCH_DELIVERY);
        switch (replay) {
            case DONE -> json(ctx, WebhookJson.replayed(1));
            case NO_SUCH_DELIVERY ->
                    throw Problem.of(
                                    404,
                                    "no-such-delivery",
                                    "There is no delivery " + id + "; it may be forgotten by now.")
                            .asException();
            case NOT_DEAD ->
                    throw Problem.of(
                                    409,
                                    "not-now",
                                    "Delivery "
                                            + id
                                            + " is not dead: it was delivered or still waits.")
                            .asException();
        }
    }

    private void replayAll(Context ctx) {
        RequestBody.expectNone(ctx);
        json(ctx, WebhookJson.replayed(webhooks.replayAll()));
    }

    private static void json(Context ctx, JsonNode body) {
        ctx.contentType("application/json").result(body.toString());
    }
}
