package org.agent008.app.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.agent008.app.AppOptions;
import org.agent008.app.CompositionRoot;
import org.agent008.domain.call.CallId;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.port.AudioDesk;
import org.agent008.domain.settings.Account;
import org.agent008.domain.settings.Secret;
import picocli.CommandLine.Command;

/**
 * {@code agent008 bench-phone}: the whole phone in a process of its own, so that what the process
 * uses is what the phone uses. It reads from its input: first the account, one field a line, then
 * the id of each call that it is to answer. It says {@link #REGISTERED} once, and ends with its
 * input.
 */
@Command(name = BenchPhone.NAME, hidden = true)
public final class BenchPhone implements Callable<Integer> {
    static final String NAME = "bench-phone";
    static final String REGISTERED = "registered";
    static final int MAX_CALLS = 100;

    private static final double HZ = 440;

    @Override
    public Integer call() throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Account account = account(in);
        try (TemporaryHome home = new TemporaryHome();
                CompositionRoot phone =
                        CompositionRoot.start(
                                Sandbox.settings(account, List.of(), MAX_CALLS),
                                AppOptions.in(home.dataDir(), home.runtimeDir()))) {
            watch(phone);
            for (String id = in.readLine(); id != null; id = in.readLine()) {
                CallId call = new CallId(id);
                var _ = phone.mailbox().ask(p -> p.answer(call));
            }
        }
        return 0;
    }

    private static void watch(CompositionRoot phone) {
        AtomicBoolean said = new AtomicBoolean();
        AudioDesk desk = phone.desk();
        var _ =
                phone.mailbox()
                        .ask(p -> {
                            p.onEvent(e -> {
                                if (e.event() instanceof CallEvent.Accepted(var c)) {
                                    desk.speak(c.id(), new Tone(HZ));
                                }
                            });
                            Runnable look =
                                    () -> {
                                        if (p.snapshot().registration()
                                                        instanceof Registration.Registered
                                                && said.compareAndSet(false, true)) {
                                            System.out.println(REGISTERED);
                                        }
                                    };
                            p.onChange(look);
                            look.run();
                            return said;
                        });
    }

    /** What {@link #account} reads. */
    static String lines(Account account) {
        return String.join(
                "\n",
                account.user(),
                account.domain(),
                account.password().reveal(),
                account.servers().getFirst().toString(),
                "");
    }

    private static Account account(BufferedReader in) throws IOException {
        String user = line(in);
        String domain = line(in);
        Secret password = new Secret(line(in));
        URI server = URI.create(line(in));
        return new Account(
                user + "@" + domain,
                user,
                domain,
                user,
                password,
                List.of(server),
                Optional.empty());
    }

    private static String line(BufferedReader in) throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new IOException("the account is incomplete");
        }
        return line;
    }
}
