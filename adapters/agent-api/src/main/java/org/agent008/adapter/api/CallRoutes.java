package org.agent008.adapter.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.agent008.adapter.wire.PhoneJson;
import org.agent008.domain.call.CallId;
import org.agent008.domain.phone.CallSnapshot;
import org.agent008.domain.phone.Destination;
import org.agent008.domain.phone.DialRequest;
import org.agent008.domain.phone.Others;
import org.agent008.domain.phone.Phone;
import org.agent008.domain.phone.Reply;
import org.jspecify.annotations.Nullable;

/** {@code /v1/calls}: what is going on, and what can be done about it. */
final class CallRoutes {
    private static final String CALLS = "/v1/calls";

    private record Dial(
            @Nullable String to,
            @Nullable String from,
            @Nullable Map<String, @Nullable String> headers,
            @Nullable String consultationFor) {
        DialRequest request() {
            Map<String, @Nullable String> extra = headers == null ? Map.of() : headers;
            extra.forEach((name, value) -> RequestBody.required(value, "headers." + name));
            return new DialRequest(
                    RequestBody.required(to, "to"),
                    Optional.ofNullable(from),
                    Map.copyOf(extra),
                    Optional.ofNullable(consultationFor).filter(c -> !c.isBlank()).map(CallId::new),
                    DialRequest.By.PROGRAM);
        }
    }

    private record Keys(@Nullable String digits) {}

    private record Target(@Nullable String to, @Nullable String call) {}

    private record Answer(@Nullable String others) {
        Optional<Others> wish() {
            return Optional.ofNullable(others)
                    .map(wanted ->
                            switch (wanted) {
                                case "hold" -> Others.HOLD;
                                case "end" -> Others.END;
                                case "keep" -> Others.KEEP;
                                default ->
                                        throw RequestBody.malformed(
                                                        "others must be \"hold\", \"end\" or"
                                                                + " \"keep\".")
                                                .asException();
                            });
        }
    }

    private final PhoneDoor phone;
    private final IdempotencyKeys keys = new IdempotencyKeys();

    CallRoutes(PhoneDoor phone) {
        this.phone = phone;
    }

    void addTo(RoutesConfig routes) {
        routes.get(CALLS, this::list);
        routes.post(CALLS, this::dial);
        routes.get(CALLS + "/{id}", this::one);
        routes.post(CALLS + "/{id}/answer", this::answer);
        routes.post(CALLS + "/{id}/reject", act(Phone::reject));
        routes.post(CALLS + "/{id}/hangup", act(Phone::hangUp));
        routes.post(CALLS + "/{id}/hold", act(Phone::hold));
        routes.post(CALLS + "/{id}/resume", act(Phone::resume));
        routes.post(CALLS + "/{id}/swap", act(Phone::swap));
        routes.post(CALLS + "/{id}/mute", act(Phone::mute));
        routes.post(CALLS + "/{id}/unmute", act(Phone::unmute));
        routes.post(CALLS + "/{id}/dtmf", this::dtmf);
        routes.post(CALLS + "/{id}/transfer", this::transfer);
        routes.post(CALLS + "/{id}/accept-transfer", act(Phone::acceptTransfer));
        routes.post(CALLS + "/{id}/decline-transfer", act(Phone::declineTransfer));
        routes.post(CALLS + "/{id}/contact-click", act(Phone::contactClicked));
    }

    private void list(Context ctx) {
        json(ctx, PhoneJson.toJson(phone.ask(Phone::snapshot).calls()));
    }

    private void one(Context ctx) {
        CallId id = id(ctx);
        CallSnapshot call =
                phone.ask(Phone::snapshot).calls().stream()
                        .filter(c -> c.cdr().id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> noSuchCall(id.value()).asException());
        json(ctx, PhoneJson.toJson(call));
    }

    private void dial(Context ctx) {
        DialRequest request = RequestBody.read(ctx, Dial.class).request();
        String key = ctx.header("Idempotency-Key");
        Reply<CallSnapshot> reply =
                key == null
                        ? phone.ask(p -> p.dial(request))
                        : phone.await(keys.once(key, request, () -> send(request)));
        CallSnapshot call = PhoneDoor.done(reply);
        ctx.status(201).header("Location", CALLS + "/" + segment(call.cdr().id()));
        json(ctx, PhoneJson.toJson(call));
    }

    private void answer(Context ctx) {
        Optional<Others> others = RequestBody.readIfAny(ctx, Answer.class).flatMap(Answer::wish);
        CallId id = id(ctx);
        CallSnapshot call =
                PhoneDoor.done(
                        phone.ask(p ->
                                others.isPresent() ? p.answer(id, others.get()) : p.answer(id)));
        json(ctx, PhoneJson.toJson(call));
    }

    private void dtmf(Context ctx) {
        String digits = RequestBody.required(RequestBody.read(ctx, Keys.class).digits(), "digits");
        CallId id = id(ctx);
        json(ctx, PhoneJson.toJson(done(p -> p.dtmf(id, digits))));
    }

    private void transfer(Context ctx) {
        Target target = RequestBody.read(ctx, Target.class);
        CallId id = id(ctx);
        String to = target.to();
        String call = target.call();
        if ((to == null) == (call == null)) {
            throw RequestBody.malformed("Either \"to\" or \"call\" has to say where the call goes.")
                    .asException();
        }
        json(
                ctx,
                PhoneJson.toJson(done(p -> to != null ? blind(p, id, to) : attended(p, id, call))));
    }

    /** Whoever may not call a number may not have a call handed on there. */
    private static Reply<CallSnapshot> blind(Phone phone, CallId id, String to) {
        DialRequest there = DialRequest.to(to).by(DialRequest.By.PROGRAM);
        return switch (phone.check(there)) {
            case Reply.Refused<Destination>(var why, var text)
                    when why == Reply.Refusal.NOT_ALLOWED ->
                    new Reply.Refused<>(why, text);
            case Reply<Destination> _ -> phone.transfer(id, to);
        };
    }

    private static Reply<CallSnapshot> attended(Phone phone, CallId id, @Nullable String call) {
        if (call == null || call.isBlank()) {
            throw noSuchCall("").asException();
        }
        return phone.transfer(id, new CallId(call));
    }

    private CallSnapshot done(Function<Phone, Reply<CallSnapshot>> wish) {
        return PhoneDoor.done(phone.ask(wish));
    }

    private CompletableFuture<Reply<CallSnapshot>> send(DialRequest request) {
        return phone.send(p -> p.dial(request));
    }

    private Handler act(BiFunction<Phone, CallId, Reply<CallSnapshot>> wish) {
        return ctx -> {
            RequestBody.expectNone(ctx);
            CallId id = id(ctx);
            CallSnapshot call = PhoneDoor.done(phone.ask(p -> wish.apply(p, id)));
            json(ctx, PhoneJson.toJson(call));
        };
    }

    private static CallId id(Context ctx) {
        String id = ctx.pathParam("id");
        if (id.isBlank()) {
            throw noSuchCall(id).asException();
        }
        return new CallId(id);
    }

    private static Problem noSuchCall(String id) {
        return Problem.of(404, "no-such-call", "There is no live call \"" + id + "\".");
    }

    /** A Call-ID may hold almost anything, slashes too (RFC 3261 section 25.1). */
    private static String segment(CallId id) {
        return URLEncoder.encode(id.value(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void json(Context ctx, JsonNode body) {
        ctx.contentType("application/json").result(body.toString());
    }
}
