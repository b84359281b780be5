package org.agent008.app.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.agent008.app.harness.Await;
import org.agent008.app.sandbox.Ear;
import org.agent008.app.sandbox.Tone;

/**
 * A PulseAudio daemon of our own whose devices lead nowhere: what a program plays on one can be
 * heard, and what is played on one is heard by its monitor, a microphone. Ends only what it
 * started.
 */
final class NullSinks implements AutoCloseable {
    private static final int FRAME = 480;

    private final Path home;
    private final Deque<Process> processes = new ArrayDeque<>();

    /** The first is the default speaker, the monitor of the second the default microphone. */
    NullSinks(Path home, String... sinks) throws IOException {
        this.home = home;
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "pulseaudio",
                                "-n",
                                "--daemonize=no",
                                "--exit-idle-time=120",
                                "--use-pid-file=no",
                                "--realtime=no",
                                "--high-priority=no",
                                "-L",
                                "module-native-protocol-unix auth-anonymous=1 socket=" + socket()));
        for (String sink : sinks) {
            command.addAll(List.of("-L", "module-null-sink norewinds=1 sink_name=" + sink));
        }
        start(command.toArray(String[]::new));
        Await.until("the sound server", () -> control("info"));
        control("set-default-sink", sinks[0]);
        control("set-default-source", sinks[1] + ".monitor");
    }

    private Path socket() {
        return home.resolve("sound");
    }

    /** What a program needs in its environment to use these devices. */
    Map<String, String> environment() {
        return Map.of("PULSE_SERVER", "unix:" + socket());
    }

    /** Pulls a device out: from now on it does not exist. */
    void remove(String sink) throws IOException {
        Process modules = tool("pactl", "list", "short", "modules");
        String index =
                modules.inputReader(StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.stripTrailing().endsWith("sink_name=" + sink))
                        .map(line -> line.substring(0, line.indexOf('\t')))
                        .findFirst()
                        .orElseThrow();
        if (!control("unload-module", index)) {
            throw new AssertionError(sink + " could not be removed");
        }
    }

    /** Somebody listens to what comes out of a speaker. */
    Ear hear(String sink, Ear ear) throws IOException {
        InputStream pcm = sound("parec", sink + ".monitor").getInputStream();
        Thread.ofPlatform().daemon().start(() -> listen(pcm, ear));
        return ear;
    }

    /** Somebody speaks into a microphone until the end. */
    void speak(String sink, double hz) throws IOException {
        OutputStream pcm = sound("pacat", sink).getOutputStream();
        Thread.ofPlatform().daemon().start(() -> speak(new Tone(hz), pcm));
    }

    private static void listen(InputStream pcm, Ear ear) {
        byte[] bytes = new byte[2 * FRAME];
        short[] frame = new short[FRAME];
        try {
            while (pcm.readNBytes(bytes, 0, bytes.length) == bytes.length) {
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(frame);
                ear.accept(frame);
            }
        } catch (IOException e) {
            return; // the server ended
        }
    }

    private static void speak(Tone tone, OutputStream pcm) {
        byte[] bytes = new byte[2 * FRAME];
        short[] frame = new short[FRAME];
        try {
            while (tone.fill(frame)) {
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(frame);
                pcm.write(bytes);
            }
        } catch (IOException e) {
            return; // the server ended, or the device was pulled out
        }
    }

    private Process sound(String program, String device) throws IOException {
        return tool(
                program,
                "--device=" + device,
                "--raw",
                "--format=s16le",
                "--rate=48000",
                "--channels=1",
                "--latency-msec=50");
    }

    private boolean control(String... words) {
        List<String> command = new ArrayList<>(List.of("pactl"));
        command.addAll(List.of(words));
        try {
            return tool(command.toArray(String[]::new)).waitFor() == 0;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Process tool(String... command) throws IOException {
        return start(command);
    }

    private Process start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment());
        builder.redirectError(ProcessBuilder.Redirect.appendTo(home.resolve("sound.log").toFile()));
        Process process = builder.start();
        processes.push(process);
        return process;
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }
}
