package org.agent008.adapter.webrtc;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.agent008.adapter.webrtc.Calls.Call;
import org.agent008.domain.call.CallId;
import org.agent008.domain.fake.FakeChoices;
import org.agent008.domain.port.AudioDesk.Side;
import org.agent008.domain.settings.AudioSettings;

/**
 * The microphone hears the speaker, 6 dB lower: what comes back to the far end with and without
 * processing, and what the sound card's thread needs for it.
 */
final class EchoTrial {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int SECONDS = 4;

    private final Calls calls;
    private final SoundServer server;

    private EchoTrial(Calls calls, SoundServer server) {
        this.calls = calls;
        this.server = server;
    }

    private record Came(double echo, double voice) {}

    public static void main(String[] args) {
        try (var server = new SoundServer(Path.of(args[0]), "A", "B");
                var calls = new Calls()) {
            server.control("set-default-source", "A.monitor");
            server.control("set-source-volume", "A.monitor", "-6dB");
            EchoTrial trial = new EchoTrial(calls, server);
            Came plain = trial.call("plain", SoundServer.UNPROCESSED);
            Came processed = trial.call("processed", AudioSettings.DEFAULT);
            double less = plain.echo() - processed.echo();
            System.out.printf(Locale.ROOT, "echo down by %.1f dB%n", less);
            if (less < 20) {
                throw new AssertionError("the echo is down by " + less + " dB only");
            }
            if (processed.voice() < plain.voice() - 10) {
                throw new AssertionError("the voice is gone: " + plain + ", " + processed);
            }
        }
        System.out.println("the trial is over");
    }

    private Came call(String name, AudioSettings settings) {
        try (var card = new SoundCard(calls.near.media, settings, new FakeChoices())) {
            Call call = calls.connect(name);
            Energy back = new Energy();
            calls.far.media.tap(new CallId(name), Side.REMOTE, back);
            var speech = call.far().speak(new SpeechLike(1));
            card.talk(Set.of(new CallId(name)));
            back.dbfs(2 * SECONDS); // time for the canceller to learn the room
            long cpu = THREADS.getThreadCpuTime(thread());
            long allocated = THREADS.getThreadAllocatedBytes(thread());
            double echo = back.dbfs(SECONDS);
            long frames = SECONDS * 100;
            double load = (THREADS.getThreadCpuTime(thread()) - cpu) / (SECONDS * 1e7);
            long bytes = (THREADS.getThreadAllocatedBytes(thread()) - allocated) / frames;
            speech.close();
            var person = server.speak("A", new SpeechLike(2));
            back.dbfs(1);
            double voice = back.dbfs(SECONDS);
            person.destroy();
            System.out.printf(
                    Locale.ROOT,
                    "%s: echo %.1f dBFS, voice %.1f dBFS, %.2f %% of a core, %d bytes a frame%n",
                    name,
                    echo,
                    voice,
                    load,
                    bytes);
            if (bytes > 0) {
                throw new AssertionError("the audio path allocates " + bytes + " bytes a frame");
            }
            return new Came(echo, voice);
        } finally {
            calls.near.media.close(new CallId(name));
            calls.far.media.close(new CallId(name));
        }
    }

    private static long thread() {
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(info -> info != null && info.getThreadName().equals("sound card"))
                .findFirst()
                .orElseThrow()
                .getThreadId();
    }
}
