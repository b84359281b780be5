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
import java.util.function.Predicate;
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
        this(home, "A", "B");
    }

    /**
     * @param sinks the devices; the first is the default speaker, the second is the default
     *     microphone's
     */
    SoundServer(Path home, String... sinks) {
        log = home.resolve("sound-server.log");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "pulseaudio",
                                "-n",
                                "--daemonize=no",
                                "--exit-idle-time=20", // where nobody ends it, it ends by itself
                                "--use-pid-file=no",
                                "--realtime=no",
                                "--high-priority=no",
                                "-L",
                                "module-native-protocol-unix"));
        for (String sink : sinks) {
            command.addAll(List.of("-L", DEVICE + sink));
        }
        start(command.toArray(String[]::new));
        until(() -> control("info"), () -> "the sound server");
        control("set-default-sink", sinks[0]);
        control("set-default-source", sinks[1] + ".monitor");
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

    /** Plugs a device in. */
    void add(String sink) {
        if (!control("load-module", "module-null-sink", "norewinds=1", "sink_name=" + sink)) {
            throw new AssertionError(sink + " could not be added");
        }
    }

    /** Pulls a device out: from now on it does not exist. */
    void remove(String sink) {
        String modules = output("pactl", "list", "short", "modules");
        String index =
                modules.lines()
                        .filter(line -> line.stripTrailing().endsWith(DEVICE_NAME + sink))
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

    /** Waits until a speaker plays a tone at its level, within 1 dB. */
    void hears(String sink, double hz, double dbfs) {
        hears(sink, hz, dbfs, 1);
    }

    void hears(String sink, double hz, double dbfs, double tolerance) {
        listening(
                sink,
                meter -> Math.abs(meter.dbfs(hz) - dbfs) < tolerance,
                "%s Hz at %s dBFS".formatted(hz, dbfs));
    }

    /** Waits until a speaker is silent for a second. */
    void hearsNothing(String sink) {
        listening(sink, meter -> meter.read().dbfs() < -80, "silence");
    }

    private void listening(String sink, Predicate<ToneMeter> condition, String what) {
        ToneMeter meter = new ToneMeter();
        Process recorder = listen(sink, meter);
        until(
                () -> meter.heard() >= Pcm.RATE && condition.test(meter),
                () -> what + " from " + sink + ", not " + meter.read());
        recorder.destroy();
    }

    /** What comes out of a speaker. */
    ToneMeter listen(String sink) {
        ToneMeter meter = new ToneMeter();
        listen(sink, meter);
        return meter;
    }

    private Process listen(String sink, ToneMeter meter) {
        Process recorder = tool("parec", sink + ".monitor");
        Thread.ofPlatform().daemon().start(() -> copy(recorder.getInputStream(), meter));
        return recorder;
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

    /** Somebody speaks into the device until the server ends, or the process is ended. */
    Process speak(String sink, FrameSource voice) {
        Process player = tool("pacat", sink);
        Thread.ofPlatform().daemon().start(() -> copy(voice, player.getOutputStream()));
        return player;
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
