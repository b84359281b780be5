package org.agent008.adapter.webrtc;

import static org.agent008.adapter.webrtc.Calls.until;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agent008.domain.port.AudioDesk.FrameSource;
import org.agent008.domain.settings.AudioSettings;

/** A PulseAudio daemon with two devices that lead nowhere, A and B; the microphone is B's. */
final class SoundServer implements AutoCloseable {
    /** Tones stay tones. */
    static final AudioSettings UNPROCESSED =
            new AudioSettings("default", "default", "default", false, false, false);

    private static final String DEVICE_NAME = "norewinds=1 sink_name=";
    private static final String DEVICE = "module-null-sink " + DEVICE_NAME;

    private final Path log;
    private final List<Process> processes = new ArrayList<>();

    SoundServer(Path home) {
        log = home.resolve("sound-server.log");
        start(
                "pulseaudio",
                "-n",
                "--daemonize=no",
                "--exit-idle-time=20", // where nobody is left to end it, it ends by itself
                "--use-pid-file=no",
                "--realtime=no",
                "--high-priority=no",
                "-L",
                "module-native-protocol-unix",
                "-L",
                DEVICE + "A",
                "-L",
                DEVICE + "B");
        until(() -> control("info"), () -> "the sound server");
        control("set-default-sink", "A");
        control("set-default-source", "B.monitor");
    }

    /** Runs pactl; whether it worked. */
    boolean control(String... words) {
        List<String> command = new ArrayList<>(List.of("pactl"));
        command.addAll(List.of(words));
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Pulls a device out: from now on it does not exist. */
    void remove(String sink) {
        String modules = output("pactl", "list", "short", "modules");
        String index =
                modules.lines()
                        .filter(line -> line.endsWith(DEVICE_NAME + sink + "\t"))
                        .map(line -> line.substring(0, line.indexOf('\t')))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(sink + " is not in " + modules));
        if (!control("unload-module", index)) {
            throw new AssertionError(sink + " could not be removed");
        }
    }

    /** Lets the daemon stand still, or go on. */
    void freeze(boolean on) {
        output("kill", on ? "-STOP" : "-CONT", String.valueOf(processes.getFirst().pid()));
    }

    private static String output(String... command) {
        try {
            Process process = new ProcessBuilder(command).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What comes out of a speaker. */
    ToneMeter listen(String sink) {
        Process recorder = tool("parec", sink + ".monitor");
        ToneMeter meter = new ToneMeter();
        Thread.ofPlatform().daemon().start(() -> copy(recorder.getInputStream(), meter));
        return meter;
    }

    private static void copy(InputStream from, ToneMeter meter) {
        byte[] pcm = new byte[2 * Pcm.FRAME];
        short[] frame = new short[Pcm.FRAME];
        try {
            while (from.readNBytes(pcm, 0, pcm.length) == pcm.length) {
                for (int i = 0; i < frame.length; i++) {
                    frame[i] = Pcm.sample(pcm, i);
                }
                meter.accept(frame);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody speaks into the device until the server ends. */
    void speak(String sink, FrameSource voice) {
        Process player = tool("pacat", sink);
        Thread.ofPlatform().daemon().start(() -> copy(voice, player.getOutputStream()));
    }

    private static void copy(FrameSource voice, OutputStream to) {
        byte[] pcm = new byte[2 * Pcm.FRAME];
        short[] frame = new short[Pcm.FRAME];
        try {
            while (voice.fill(frame)) {
                for (int i = 0; i < frame.length; i++) {
                    Pcm.putSample(pcm, i, frame[i]);
                }
                to.write(pcm);
            }
        } catch (IOException e) {
            return; // the server ended
        }
    }

    private Process tool(String name, String device) {
        return start(
                name,
                "--device=" + device,
                "--raw",
                "--format=s16le",
                "--rate=48000",
                "--channels=1",
                "--latency-msec=50");
    }

    private Process start(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start();
            processes.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it, and all that talks to it. */
    @Override
    public void close() {
        processes.reversed().forEach(Process::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }
}
