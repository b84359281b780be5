package org.agent008.adapter.webrtc;

import java.nio.file.Path;
import java.util.Set;
import org.agent008.adapter.webrtc.Calls.Call;
import org.agent008.domain.call.CallId;
import org.agent008.domain.fake.FakeChoices;
import org.agent008.domain.port.AudioDesk.Tap;
import org.agent008.domain.port.AudioDevices.Use;

/**
 * A person changes devices in the middle of a call, and pulls them out. A and B are the system's
 * speaker and microphone; C and D are the headset's.
 */
final class DevicesTrial {
    private DevicesTrial() {}

    public static void main(String[] args) {
        try (var server = new SoundServer(Path.of(args[0]), "A", "B", "C", "D");
                var calls = new Calls();
                var card =
                        new SoundCard(
                                calls.near.media, SoundServer.UNPROCESSED, new FakeChoices())) {
            Call call = calls.connect("one");
            call.far().speak(new Tone(440, -12));
            server.speak("B", new Tone(1000, -18));
            Process wearer = server.speak("D", new Tone(600, -18));
            card.talk(Set.of(new CallId("one")));
            server.hears("A", 440, -12);
            call.far().hears(1000, -18);

            choose(card, Use.SPEAKER, "C");
            choose(card, Use.MICROPHONE, "D.monitor");
            server.hears("C", 440, -12);
            server.hearsNothing("A");
            call.far().hears(600, -18);
            call.far().hears(1000, -96, 40);
            System.out.println("the headset is in use");

            server.remove("C");
            server.hears("A", 440, -12);
            wearer.destroy(); // else the server takes it elsewhere
            server.remove("D");
            call.far().hears(1000, -18);
            System.out.println("the headset is out");

            server.add("C");
            server.hears("C", 440, -12);
            server.hearsNothing("A");
            server.add("D");
            server.speak("D", new Tone(600, -18));
            call.far().hears(600, -18);
            System.out.println("the headset is back");

            choose(card, Use.RINGER, "A");
            Tap ring = card.ring(new Tone(800, -15));
            server.hears("A", 800, -15);
            server.hears("C", 800, -96, 40);
            ring.close();
            server.hearsNothing("A");
            server.hears("C", 440, -12);
        }
        System.out.println("the trial is over");
    }

    private static void choose(SoundCard card, Use use, String device) {
        Calls.until(() -> card.choose(use, device), () -> "the device " + device);
    }
}
