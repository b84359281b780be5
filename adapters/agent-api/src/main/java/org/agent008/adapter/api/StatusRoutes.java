package org.agent008.adapter.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import org.agent008.adapter.wire.PhoneJson;
import org.agent008.domain.phone.Phone;
import org.agent008.domain.phone.PhoneSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/status}: who is logged in, how the phone stands, and the person's presence; {@code
 * /v1/caller-id}: the number that others see.
 */
final class StatusRoutes {
    private static final String STATUS = "/v1/status";
    private static final String CALLER_ID = "/v1/caller-id";

    private record Wanted(@Nullable String status) {}

    private record Shown(@Nullable String number) {}

    private final PhoneDoor phone;
    private final Map<String, String> versions;

    StatusRoutes(PhoneDoor phone, String version) {
        this.phone = phone;
        this.versions = Map.of("agent008", version, "java", Runtime.version().toString());
    }

    void addTo(RoutesConfig routes) {
        routes.get(STATUS, ctx -> json(ctx, phone.ask(Phone::snapshot)));
        routes.put(STATUS, this::change);
        routes.put(CALLER_ID, this::show);
    }

    private void change(Context ctx) {
        String value = RequestBody.required(RequestBody.read(ctx, Wanted.class).status(), "status");
        json(ctx, PhoneDoor.done(phone.ask(p -> p.setStatus(value))));
    }

    private void show(Context ctx) {
        String number = RequestBody.required(RequestBody.read(ctx, Shown.class).number(), "number");
        json(ctx, PhoneDoor.done(phone.ask(p -> p.setCallerId(number))));
    }

    private void json(Context ctx, PhoneSnapshot snapshot) {
        ctx.contentType("application/json").result(PhoneJson.toJson(snapshot, versions).toString());
    }
}
