package org.agent008.sdk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agent008.sdk.wire.CallerReport;
import org.agent008.sdk.wire.CallerScript;
import org.agent008.sdk.wire.CallerStep;
import org.agent008.sdk.wire.CallerStepReport;
import org.jspecify.annotations.Nullable;

/**
 * A far end for tests of what answers the phone, over real SIP and RTP on this machine; for a phone
 * that was started with {@code --sandbox}.
 *
 * <pre>{@code
 * try (var caller = ScriptedCaller.dial(phone)) {
 *     caller.isAnswered().within(ofSeconds(5));
 *     caller.presses("12");
 *     caller.isHandedOn().within(ofSeconds(5));
 *     caller.hearsTone(425).within(ofSeconds(2));
 * }
 * }</pre>
 *
 * What does not happen is an {@link AssertionError} that says what happened instead.
 */
public final class ScriptedCaller implements AutoCloseable {
    /** The phone's own number in the sandbox. */
    public static final String PHONE = "1008";

    private static final long LOOK_MILLIS = 20;

    private final Api api;
    private final CallerReport first;

    private ScriptedCaller(Softphone phone, List<CallerStep> script) {
        api = phone.api();
        first =
                api.write(
                        "POST",
                        Api.path("sandbox", "callers"),
                        new CallerScript(script),
                        CallerReport.class);
    }

    /** One that calls the phone; what answers is what is tried. */
    public static ScriptedCaller dial(Softphone phone) {
        return new ScriptedCaller(
                phone, List.of(step("dial", PHONE, null, null, null, null, null)));
    }

    /** One that waits to be called at its {@link #number}: see {@link #answers}. */
    public static ScriptedCaller waiting(Softphone phone) {
        return new ScriptedCaller(phone, List.of());
    }

    /** Something that has to happen. */
    @FunctionalInterface
    public interface Expectation {
        /**
         * Waits for it.
         *
         * @param limit at most a minute
         * @throws AssertionError where it does not happen in time; says what happened instead
         */
        void within(Duration limit);
    }

    /** Where it can be called. */
    public String number() {
        return first.number();
    }

    /** The keys that the phone has pressed in this call. */
    public String digits() {
        return report().digits();
    }

    /** Somebody calls it, and it answers. */
    public Expectation answers() {
        return limit -> does(step("answer", null, null, null, null, null, limit));
    }

    /** The phone answers its call, and audio connects. */
    public Expectation isAnswered() {
        return limit -> does(step("expect-answer", null, null, null, null, null, limit));
    }

    /** Presses keys: 0-9, A-D, * and #. */
    public void presses(String digits) {
        does(step("press", null, digits, null, null, null, null));
    }

    /** Sings for a while. */
    public void playsTone(double hz, Duration length) {
        does(step("play-tone", null, null, hz, length, null, null));
    }

    /** Plays a WAV file (16 kHz, mono, 16 bit) to its end. */
    public void plays(Path wav) {
        does(step("play-file", null, null, null, null, wav.toAbsolutePath().toString(), null));
    }

    /** The phone presses these keys next. */
    public Expectation hearsDigits(String digits) {
        return limit -> does(step("expect-digits", null, digits, null, null, null, limit));
    }

    /** A pure tone is heard for 0.3 s in all. */
    public Expectation hearsTone(double hz) {
        return limit -> does(step("expect-tone", null, null, hz, null, null, limit));
    }

    /** Anything audible is heard for 0.3 s in all. */
    public Expectation hearsSound() {
        return limit -> does(step("expect-sound", null, null, null, null, null, limit));
    }

    /** The phone hands the call on and it is answered there; from then on that call is meant. */
    public Expectation isHandedOn() {
        return limit -> does(step("expect-transfer", null, null, null, null, null, limit));
    }

    /** Hangs up. */
    public void hangsUp() {
        does(step("hang-up", null, null, null, null, null, null));
    }

    /** The other side hangs up. */
    public Expectation expectsHangUp() {
        return limit -> does(step("expect-hang-up", null, null, null, null, null, limit));
    }

    /** Ends its call. */
    @Override
    public void close() {
        api.write("POST", path("hangup"), Map.of(), CallerReport.class);
    }

    private void does(CallerStep step) {
        int index =
                api.write(
                                        "POST",
                                        path("steps"),
                                        new CallerScript(List.of(step)),
                                        CallerReport.class)
                                .steps()
                                .size()
                        - 1;
        CallerStepReport told = report().steps().get(index);
        while (!told.state().equals("done")) {
            if (told.state().equals("failed")) {
                throw new AssertionError(step.what() + ": " + told.text());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS); // the phone sees to the deadline
            } catch (InterruptedException e) {
                throw SoftphoneException.interrupted(e);
            }
            told = report().steps().get(index);
        }
    }

    private CallerReport report() {
        return api.get(Api.path("sandbox", "callers", first.id()), CallerReport.class);
    }

    private String path(String what) {
        return Api.path("sandbox", "callers", first.id(), what);
    }

    private static CallerStep step(
            String what,
            @Nullable String to,
            @Nullable String digits,
            @Nullable Double hz,
            @Nullable Duration length,
            @Nullable String file,
            @Nullable Duration limit) {
        return new CallerStep(what, to, digits, hz, seconds(length), file, seconds(limit));
    }

    private static @Nullable Double seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis() / 1000.0;
    }
}
