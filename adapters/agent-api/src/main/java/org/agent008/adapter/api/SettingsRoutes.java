package org.agent008.adapter.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.agent008.adapter.wire.ConfigurationJson;
import org.agent008.domain.phone.Configuration;
import org.agent008.domain.phone.Configuration.State;
import org.agent008.domain.phone.Reply;
import org.agent008.domain.settings.Secret;
import org.jspecify.annotations.Nullable;

/** What is configured, who is logged in, and how to change both; no answer holds a secret. */
final class SettingsRoutes {
    private static final String SETTINGS = "/v1/settings";

    private record Credentials(@Nullable String nickname, @Nullable String password) {}

    private final Configuration configuration;

    SettingsRoutes(Configuration configuration) {
        this.configuration = configuration;
    }

    void addTo(RoutesConfig routes) {
        routes.get(SETTINGS, ctx -> json(ctx, configuration.state()));
        routes.patch(SETTINGS, this::change);
        routes.post("/v1/login", this::logIn);
        routes.post(
                "/v1/logout",
                ctx -> {
                    RequestBody.expectNone(ctx);
                    done(ctx, configuration.logOut());
                });
    }

    private void change(Context ctx) {
        ObjectNode patch = RequestBody.read(ctx, ObjectNode.class);
        done(ctx, configuration.change(patch.toString()));
    }

    private void logIn(Context ctx) {
        Credentials given = RequestBody.read(ctx, Credentials.class);
        done(
                ctx,
                configuration.logIn(
                        RequestBody.required(given.nickname(), "nickname"),
                        new Secret(RequestBody.required(given.password(), "password"))));
    }

    private void done(Context ctx, Reply<State> reply) {
        json(ctx, PhoneDoor.done(reply));
    }

    private void json(Context ctx, State state) {
        ctx.contentType("application/json")
                .result(ConfigurationJson.toJson(state, configuration.document()).toString());
    }
}
