package org.agent008.adapter.webrtc;

import static org.agent008.adapter.webrtc.Calls.until;

import java.nio.file.Path;
import java.util.Set;
import org.agent008.adapter.webrtc.Calls.Call;
import org.agent008.domain.call.CallId;
import org.agent008.domain.fake.FakeChoices;

/** A call with a real sound server, in a JVM that libpulse could abort. */
final class SoundServerTrial {
    private SoundServerTrial() {}

    public static void main(String[] args) {
        Path home = Path.of(args[0]);
        try (var calls = new Calls();
                var card =
                        new SoundCard(
                                calls.near.media, SoundServer.UNPROCESSED, new FakeChoices())) {
            Call call;
            try (var server = new SoundServer(home)) {
                call = calls.connect("one");
                call.far().speak(new Tone(440, -12));
                card.talk(Set.of(new CallId("one")));
                talks(server, call);
                server.freeze(true);
                call.far().hearsNothing();
                server.freeze(false);
                call.far().hears(1000, -18);
                server.remove("A");
                ToneMeter other = server.listen("B");
                until(
                        () -> Math.abs(other.dbfs(440) + 12) < 1,
                        () -> "440 Hz from the speaker that is left, not " + other.read());
            }
            System.out.println("the server is dead");
            call.far().hearsNothing();
            call.near().hears(440, -12);
            try (var server = new SoundServer(home)) {
                talks(server, call);
                card.talk(Set.of());
                call.far().hearsNothing();
            }
        }
        System.out.println("the trial is over");
    }

    private static void talks(SoundServer server, Call call) {
        ToneMeter speaker = server.listen("A");
        server.speak("B", new Tone(1000, -18));
        until(() -> Math.abs(speaker.dbfs(440) + 12) < 1, () -> "440 Hz, not " + speaker.read());
        call.far().hears(1000, -18);
        until(
                () -> call.far().meter().read().snrDb() > 20,
                () -> "an undisturbed microphone, not " + call.far().meter().read());
        System.out.println("speaker " + speaker.read() + ", far end " + call.far().meter().read());
    }
}
