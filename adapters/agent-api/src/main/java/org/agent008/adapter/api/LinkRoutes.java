package org.agent008.adapter.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import org.agent008.domain.phone.Links;
import org.jspecify.annotations.Nullable;

/** {@code /v1/open}: links that the person clicked elsewhere. */
final class LinkRoutes {
    private record Open(@Nullable String uri) {}

    private final PhoneDoor door;
    private final Links links;

    LinkRoutes(PhoneDoor door, Links links) {
        this.door = door;
        this.links = links;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/v1/open", this::open);
    }

    private void open(Context ctx) {
        Optional<String> uri =
                RequestBody.readIfAny(ctx, Open.class).flatMap(o -> Optional.ofNullable(o.uri()));
        Links.Outcome outcome = PhoneDoor.done(door.await(links.open(uri).toCompletableFuture()));
        ctx.contentType("application/json")
                .result(
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("outcome", outcome.name().toLowerCase(Locale.ROOT))
                                .toString());
    }
}
