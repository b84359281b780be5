package org.agent008.app.tray;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.agent008.app.view.NoConcerns;
import org.agent008.app.view.SaidDoors;
import org.agent008.app.view.ScriptedPhone;
import org.agent008.app.view.Snapshots;
import org.agent008.app.view.Wishes;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.CallState;
import org.agent008.domain.call.Party;
import org.agent008.domain.fake.FakeAudioDevices;
import org.agent008.domain.phone.CallSnapshot;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.phone.PhoneSnapshot;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.settings.Status;

/**
 * A process with a tray and a scripted phone behind it: reads the name of a state per line from
 * stdin, prints each wish of the person to stdout.
 */
public final class PanelPhone {
    private PanelPhone() {}

    public static void main(String[] args) throws Exception {
        ScriptedPhone phone = new ScriptedPhone();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Mailbox mailbox = new Mailbox(thread, phone);
        Thread.ofVirtual().start(phone::tell);
        FakeAudioDevices devices = new FakeAudioDevices();
        Tray tray =
                Tray.start(
                        mailbox,
                        devices,
                        NoConcerns.some(),
                        new Wishes(mailbox, devices, new SaidDoors()));
        System.out.println("icon " + tray.icon().join().getClass().getSimpleName());
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            PhoneSnapshot next = named(line);
            thread.submit(() -> phone.become(next)).get();
        }
        tray.close();
        System.out.println("closed");
        System.exit(0);
    }

    public static PhoneSnapshot named(String state) {
        Party odd = Party.of("+1_555_0100", "R&D_team <b>Bob</b> 🎧");
        Registration on = new Registration.Registered();
        return switch (state) {
            case "offline" -> Snapshots.phone(new Registration.Offline(), Status.OFFLINE);
            case "connecting" -> Snapshots.phone(new Registration.Connecting(), Status.ONLINE);
            case "trouble" ->
                    Snapshots.phone(
                            new Registration.Lost("The phone system does not answer."),
                            Status.ONLINE);
            case "online" -> Snapshots.registered();
            case "lunch" -> Snapshots.phone(on, Snapshots.LUNCH);
            case "dnd" -> Snapshots.phone(on, Snapshots.DND);
            case "ringing" -> Snapshots.registered(Snapshots.ringing("a", Snapshots.ANA));
            case "odd" -> Snapshots.registered(Snapshots.ringing("a", odd));
            case "talking" -> Snapshots.registered(Snapshots.active("a", Snapshots.ANA));
            case "many" ->
                    Snapshots.registered(
                            Snapshots.active("a", Snapshots.ANA),
                            Snapshots.outbound("b", Party.of("1002"), new CallState.Dialing()),
                            Snapshots.ringing("c", odd));
            case "known" ->
                    Snapshots.registered(Snapshots.known(Snapshots.ringing("a", Snapshots.ANA)));
            case "waiting" ->
                    Snapshots.registered(
                            Snapshots.muted(Snapshots.active("a", Snapshots.ANA)),
                            Snapshots.ringing("b", Party.of("+34600654321", "Bea Ruiz")));
            case "two" ->
                    Snapshots.registered(
                            Snapshots.active("a", Snapshots.ANA),
                            Snapshots.held(
                                    Snapshots.active("b", Party.of("+34600654321", "Bea Ruiz"))));
            case "asked" ->
                    Snapshots.registered(
                            Snapshots.asked(Snapshots.active("a", Snapshots.ANA), "1003"));
            case "consulting" ->
                    Snapshots.registered(
                            Snapshots.held(Snapshots.active("a", Snapshots.ANA)),
                            consultation(new CallState.Ringing()));
            case "consulted" ->
                    Snapshots.registered(
                            Snapshots.held(Snapshots.active("a", Snapshots.ANA)),
                            consultation(new CallState.Active(Snapshots.NOW)));
            case "on the way" ->
                    Snapshots.registered(
                            Snapshots.underWay(Snapshots.active("a", Snapshots.ANA), "1003"));
            case "came back" ->
                    Snapshots.registered(
                            Snapshots.handed(
                                    Snapshots.active("a", Snapshots.ANA),
                                    Optional.empty(),
                                    Optional.of(
                                            "The call could not be transferred to 1003: busy.")));
            case "numbers" -> Snapshots.withNumbers();
            default -> throw new IllegalArgumentException(state);
        };
    }

    private static CallSnapshot consultation(CallState state) {
        return Snapshots.consultation(
                "b", Party.of("1003", "Beatriz Soto"), state, new CallId("a"));
    }

    static List<String> states() {
        return List.of(
                "offline",
                "connecting",
                "trouble",
                "online",
                "lunch",
                "dnd",
                "numbers",
                "ringing",
                "odd",
                "talking",
                "many");
    }
}
