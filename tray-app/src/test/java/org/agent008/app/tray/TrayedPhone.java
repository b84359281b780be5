package org.agent008.app.tray;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.agent008.app.AppOptions;
import org.agent008.app.CompositionRoot;
import org.agent008.app.sandbox.Ear;
import org.agent008.app.sandbox.PeerCall;
import org.agent008.app.sandbox.Sandbox;
import org.agent008.app.sandbox.Tone;
import org.agent008.app.view.Doors;
import org.agent008.app.view.NoConcerns;
import org.agent008.app.view.SaidDoors;
import org.agent008.app.view.Snapshots;
import org.agent008.app.view.Wishes;
import org.agent008.domain.phone.Phone;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.port.AudioDesk.Side;
import org.agent008.domain.settings.Account;
import org.agent008.domain.settings.ApiSettings;
import org.agent008.domain.settings.Settings;
import org.agent008.domain.settings.Status;

/**
 * The whole phone with its tray and a scripted caller who calls it once. It says each step and does
 * nothing that the person should do: answering, hanging up and quitting is left to the tray.
 */
final class TrayedPhone {
    private static final double PHONE_HZ = 800;
    private static final double CALLER_HZ = 600;
    private static final Duration ENOUGH = Duration.ofSeconds(3);

    private TrayedPhone() {}

    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]);
        CountDownLatch quit = new CountDownLatch(1);
        AppOptions options = AppOptions.in(home.resolve("data"), home.resolve("runtime"));
        try (Sandbox sandbox = Sandbox.start();
                CompositionRoot app = CompositionRoot.start(settings(sandbox.account()), options);
                Tray tray =
                        Tray.start(
                                app.mailbox(),
                                app.devices(),
                                NoConcerns.some(),
                                new Wishes(app.mailbox(), app.devices(), doors(quit)))) {
            say("icon " + tray.icon().join().getClass().getSimpleName());
            registered(app).join();
            sandbox.caller().registered().join();
            call(app, sandbox.caller().call(Sandbox.PHONE));
            quit.await();
        }
        say("quit");
        System.exit(0);
    }

    private static Doors doors(CountDownLatch quit) {
        return new SaidDoors() {
            @Override
            public void quit() {
                quit.countDown();
            }
        };
    }

    private static void call(CompositionRoot app, PeerCall call) {
        call.rung().join();
        say("rings");
        call.connected().join();
        say("answered");
        Ear caller = call.hear(Ear.forTone(PHONE_HZ));
        Ear phone = Ear.forTone(CALLER_HZ);
        app.desk().tap(call.id(), Side.REMOTE, phone);
        app.desk().speak(call.id(), new Tone(PHONE_HZ));
        call.speak(new Tone(CALLER_HZ));
        phone.recognises(ENOUGH).join();
        say("the phone hears the caller");
        caller.recognises(ENOUGH).join();
        say("the caller hears the phone");
        say("ended " + call.ended().join().cause());
    }

    private static CompletableFuture<Void> registered(CompositionRoot app) {
        CompletableFuture<Void> registered = new CompletableFuture<>();
        return app.mailbox()
                .ask(phone -> {
                    phone.onChange(() -> look(phone, registered));
                    look(phone, registered);
                    return phone;
                })
                .thenCompose(phone -> registered);
    }

    private static void look(Phone phone, CompletableFuture<Void> registered) {
        if (phone.snapshot().registration() instanceof Registration.Registered) {
            registered.complete(null);
        }
    }

    private static Settings settings(Account account) {
        return Settings.builder()
                .account(Optional.of(account))
                .statuses(List.of(Status.ONLINE, Snapshots.LUNCH, Snapshots.DND, Status.OFFLINE))
                .api(new ApiSettings(false, 0))
                .userAgent("Agent 008/test")
                .build();
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
