package org.agent008.app;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.agent008.app.screen.AskedProgram;
import org.agent008.app.tray.PanelPhone;
import org.agent008.app.view.Concerns;
import org.agent008.app.view.ScriptedPhone;
import org.agent008.app.view.Snapshots;
import org.agent008.domain.fake.FakeAudioDevices;
import org.agent008.domain.fake.FakeWebhooks;
import org.agent008.domain.phone.Destination;
import org.agent008.domain.phone.Login;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.phone.PhoneSnapshot;

/**
 * A process with all that the person sees and a scripted phone behind it: reads the name of a state
 * or a question per line from stdin, prints each wish of the person to stdout.
 */
final class DeskPhone {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Snapshots.NOW.plus(Duration.ofSeconds(167)));

    private DeskPhone() {}

    public static void main(String[] args) throws Exception {
        ScriptedPhone phone = new ScriptedPhone();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Thread.ofVirtual().start(phone::tell);
        FakeWebhooks webhooks = new FakeWebhooks();
        DeskConfiguration configuration = new DeskConfiguration();
        Desktop desktop =
                Desktop.start(
                        new DesktopParts(
                                new Mailbox(thread, phone),
                                new FakeAudioDevices(),
                                DeskContacts.some(),
                                webhooks,
                                configuration),
                        () -> System.out.println("quit"),
                        CLOCK);
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("started");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("dial ")) {
                desktop.doors().dial(line.substring(5));
            } else if (line.startsWith("link ")) {
                String[] words = line.split(" ", 3);
                desktop.person()
                        .confirm(
                                Destination.parse(words[1]).orElseThrow(),
                                Optional.of(words[2]).filter(name -> !name.isBlank()));
            } else if (line.equals("account")) {
                desktop.doors().account();
            } else if (line.equals("log in")) {
                configuration.become(new Login.LoggedIn("https://settings.test", "ana"));
                desktop.doors().account();
            } else if (line.equals("logged in")) {
                configuration.become(new Login.LoggedIn("https://settings.test", "ana"));
            } else if (line.equals("explain")) {
                webhooks.goneAt(Snapshots.NOW);
                desktop.doors()
                        .explain(
                                new Concerns(configuration, webhooks, ZoneOffset.UTC)
                                        .all()
                                        .getFirst());
            } else if (line.equals("faults")) {
                configuration.broken("config.json:6:22: webhooks[0].endpoint: must be a URL");
            } else if (line.equals("gone")) {
                webhooks.goneAt(Snapshots.NOW);
            } else if (line.equals("missed")) {
                thread.submit(() -> phone.tell(Snapshots.missed())).get();
            } else if (line.equals("wrong password")) {
                thread.submit(() -> phone.tell(Snapshots.refused())).get();
            } else if (!AskedProgram.answers(line)) {
                PhoneSnapshot next = PanelPhone.named(line);
                thread.submit(() -> phone.become(next)).get();
            }
        }
        desktop.close();
        System.out.println("closed");
        System.exit(0);
    }
}
