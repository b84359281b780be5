package org.agent008.adapter.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /v1/sandbox/callers}: calls to try a phone with, there only where it is a trial. */
final class CallerRoutes {
    private static final String CALLERS = "/v1/sandbox/callers";
    private static final double LONGEST_SECONDS = 60;
    private static final double USUAL_SECONDS = 10;

    private record Script(@Nullable List<@Nullable Wanted> script) {
        List<CallerStep> steps() {
            if (script == null) {
                throw missing("script");
            }
            return script.stream().map(Script::step).toList();
        }

        private static CallerStep step(@Nullable Wanted wanted) {
            if (wanted == null) {
                throw RequestBody.malformed("A step is an object.").asException();
            }
            return wanted.step();
        }
    }

    /** Any step: each takes some of these. */
    private record Wanted(
            @JsonProperty("do") @Nullable String what,
            @Nullable String to,
            @Nullable String digits,
            @Nullable Double hz,
            @Nullable Double seconds,
            @Nullable String file,
            @Nullable Double within) {
        CallerStep step() {
            return switch (RequestBody.required(what, "do")) {
                case "dial" -> new CallerStep.Dial(RequestBody.required(to, "to"));
                case "answer" -> new CallerStep.Answer(limit());
                case "expect-answer" -> new CallerStep.ExpectAnswer(limit());
                case "press" -> new CallerStep.Press(keys());
                case "play-tone" ->
                        new CallerStep.PlayTone(tone(), duration(seconds, "seconds", 1));
                case "play-file" ->
                        new CallerStep.PlayFile(Path.of(RequestBody.required(file, "file")));
                case "expect-digits" -> new CallerStep.ExpectDigits(keys(), limit());
                case "expect-tone" -> new CallerStep.ExpectTone(tone(), limit());
                case "expect-sound" -> new CallerStep.ExpectSound(limit());
                case "expect-transfer" -> new CallerStep.ExpectTransfer(limit());
                case "hang-up" -> new CallerStep.HangUp();
                case "expect-hang-up" -> new CallerStep.ExpectHangUp(limit());
                default ->
                        throw RequestBody.malformed("There is no step \"" + what + "\".")
                                .asException();
            };
        }

        private String keys() {
            String keys = RequestBody.required(digits, "digits").toUpperCase(Locale.ROOT);
            if (!keys.matches("[0-9A-D*#]{1,64}")) {
                throw RequestBody.malformed("digits are 1 to 64 of 0-9, A-D, * and #.")
                        .asException();
            }
            return keys;
        }

        private double tone() {
            if (hz == null) {
                throw missing("hz");
            }
            if (hz < 50 || hz > 8_000) {
                throw RequestBody.malformed("hz is 50 to 8000.").asException();
            }
            return hz;
        }

        private Duration limit() {
            return duration(within, "within", USUAL_SECONDS);
        }

        private static Duration duration(@Nullable Double given, String field, double usual) {
            double seconds = given == null ? usual : given;
            if (!(seconds > 0 && seconds <= LONGEST_SECONDS)) {
                throw RequestBody.malformed(field + " is more than 0 and at most 60 seconds.")
                        .asException();
            }
            return Duration.ofMillis(Math.round(seconds * 1000));
        }
    }

    private final ScriptedCallers callers;

    CallerRoutes(ScriptedCallers callers) {
        this.callers = callers;
    }

    void addTo(RoutesConfig routes) {
        routes.post(CALLERS, this::start);
        routes.get(CALLERS + "/{id}", ctx -> tell(ctx, callers.report(ctx.pathParam("id"))));
        routes.post(CALLERS + "/{id}/steps", this::then);
        routes.post(CALLERS + "/{id}/hangup", this::hangUp);
    }

    private void start(Context ctx) {
        List<CallerStep> steps = RequestBody.read(ctx, Script.class).steps();
        CallerReport report = callers.start(steps);
        ctx.status(201).header("Location", CALLERS + "/" + report.id());
        tell(ctx, Optional.of(report));
    }

    private void then(Context ctx) {
        List<CallerStep> steps = RequestBody.read(ctx, Script.class).steps();
        tell(ctx, callers.then(ctx.pathParam("id"), steps));
    }

    private void hangUp(Context ctx) {
        RequestBody.expectNone(ctx);
        tell(ctx, callers.hangUp(ctx.pathParam("id")));
    }

    private static void tell(Context ctx, Optional<CallerReport> found) {
        CallerReport report =
                found.orElseThrow(() ->
                        Problem.of(
                                        404,
                                        "no-such-caller",
                                        "There is no scripted caller \""
                                                + ctx.pathParam("id")
                                                + "\".")
                                .asException());
        ctx.contentType("application/json").result(json(report).toString());
    }

    private static ObjectNode json(CallerReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", report.id());
        json.put("number", report.number());
        json.put("digits", report.digits());
        json.put("over", report.over());
        ArrayNode steps = json.putArray("steps");
        report.steps()
                .forEach(step ->
                        steps.addObject()
                                .put("state", step.state().name().toLowerCase(Locale.ROOT))
                                .put("text", step.text()));
        return json;
    }

    private static Problem.RefusedException missing(String field) {
        return RequestBody.malformed("The field \"" + field + "\" is missing.").asException();
    }
}
