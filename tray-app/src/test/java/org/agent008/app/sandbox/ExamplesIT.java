package org.agent008.app.sandbox;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.agent008.app.sandbox.TriedPhone.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.agent008.sdk.Call;
import org.agent008.sdk.ScriptedCaller;
import org.agent008.sdk.Softphone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The SDK's examples as people run them, tried by its scripted callers. */
class ExamplesIT {
    private final Sandbox sandbox = Sandbox.start();
    private final TriedPhone phone = new TriedPhone(sandbox, sandbox.account());
    private final Softphone script;

    ExamplesIT() throws IOException {
        script = Softphone.connect(phone.apiJson());
    }

    @BeforeEach
    void register() {
        phone.registered();
        await(sandbox.caller().registered());
    }

    @AfterEach
    void close() {
        script.close();
        phone.close();
        sandbox.close();
    }

    @Test
    void helloTalksUntilTheCallerHangsUp() throws IOException {
        try (Example hello = new Example("Hello");
                ScriptedCaller caller = ScriptedCaller.dial(script)) {
            caller.isAnswered().within(ofSeconds(20));
            hello.says("talking with " + Sandbox.CALLER);
            caller.hangsUp();
            hello.says("over after \\d+ s");
        }
    }

    @Test
    void theMenuHandsTheCallOnByTheKeyThatIsPressed() throws IOException {
        try (Example _ = new Example("Ivr");
                ScriptedCaller caller = ScriptedCaller.dial(script)) {
            caller.isAnswered().within(ofSeconds(20));
            pressesUntil(caller, "1", () -> caller.isHandedOn().within(ofSeconds(8)));
            caller.hearsTone(Service.TONE_HZ).within(ofSeconds(10));
            assertThatThrownBy(() -> caller.hearsTone(880).within(ofSeconds(1)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("880")
                    .hasMessageContaining("Heard was a tone of about 4");
        }
        try (Example _ = new Example("Ivr");
                ScriptedCaller caller = ScriptedCaller.dial(script)) {
            caller.isAnswered().within(ofSeconds(20));
            pressesUntil(caller, "9", () -> caller.expectsHangUp().within(ofSeconds(8)));
        }
    }

    /** As people do when nothing happens: a busy machine may swallow a tone. */
    private static void pressesUntil(ScriptedCaller caller, String key, Runnable happens) {
        for (int tries = 1; ; tries++) {
            try {
                caller.presses(key);
                happens.run();
                return;
            } catch (AssertionError nothing) {
                if (tries == 5) {
                    throw nothing;
                }
            }
        }
    }

    @Test
    void theReceptionistConnectsOnlyWhoIsThere() throws IOException {
        try (Example receptionist = new Example("Receptionist", Service.TONE.number());
                ScriptedCaller caller = ScriptedCaller.dial(script)) {
            caller.isHandedOn().within(ofSeconds(30));
            caller.hearsTone(Service.TONE_HZ).within(ofSeconds(10));
            receptionist.says("connected " + Sandbox.CALLER + " with " + Service.TONE.number());
        }
        try (Example receptionist = new Example("Receptionist", Service.BUSY.number());
                ScriptedCaller caller = ScriptedCaller.dial(script)) {
            caller.expectsHangUp().within(ofSeconds(20));
            receptionist.says("nobody is at " + Service.BUSY.number());
        }
    }

    @Test
    void aCallerThatWaitsIsCalledAndHearsTheKeys() {
        try (ScriptedCaller callee = ScriptedCaller.waiting(script)) {
            Call call = script.dial(callee.number());
            callee.answers().within(ofSeconds(20));
            assertThat(call.awaitAnswered(ofSeconds(20))).isTrue();
            callee.presses("#");
            assertThat(call.awaitDigit(ofSeconds(20))).as("the line is up").contains('#');
            call.press("4444"); // a busy machine may swallow a tone
            callee.hearsDigits("4").within(ofSeconds(20));
            assertThat(callee.digits()).matches("4+");
            assertThatThrownBy(() -> callee.hearsDigits("7").within(ofSeconds(1)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("7");
            callee.playsTone(440, ofMillis(200));
            call.hangUp();
            callee.expectsHangUp().within(ofSeconds(20));
        }
    }

    /** {@code java -cp … Example.java}. */
    private final class Example implements AutoCloseable {
        private final Process process;
        private final BufferedReader out;

        Example(String name, String... args) throws IOException {
            List<String> command = new ArrayList<>();
            command.add(ProcessHandle.current().info().command().orElseThrow());
            command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath()));
            command.add(Path.of("../agent-sdk/examples", name + ".java").toString());
            command.addAll(List.of(args));
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("XDG_RUNTIME_DIR", phone.sessionDir().toString());
            process = builder.start();
            out = process.inputReader();
            says("ready");
        }

        /** The SDK and Jackson: nothing else is needed. */
        private static String classPath() {
            String all =
                    System.getProperty(
                            "surefire.test.class.path", System.getProperty("java.class.path"));
            return Pattern.compile(Pattern.quote(File.pathSeparator))
                    .splitAsStream(all)
                    .filter(entry -> entry.matches(".*(agent-sdk|agent008-sdk|jackson).*"))
                    .collect(Collectors.joining(File.pathSeparator));
        }

        void says(String line) throws IOException {
            assertThat(out.readLine()).matches(line);
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
