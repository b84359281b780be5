package org.agent008.app.doctor;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.agent008.domain.doctor.Chart;
import org.agent008.domain.doctor.Check;
import org.agent008.domain.doctor.Finding;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.phone.PhoneSnapshot;
import org.agent008.domain.phone.Registration;

/** Asks the running phone how its account stands, and does nothing about it. */
public final class RegisteredCheck implements Check {
    private static final long PATIENCE_SECONDS = 5;

    private final Mailbox mailbox;

    public RegisteredCheck(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public void examine(Chart chart) throws InterruptedException {
        chart.look("Registration", this::look);
    }

    private Finding look() throws InterruptedException {
        try {
            PhoneSnapshot now =
                    mailbox.ask(phone -> phone.snapshot()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return finding(now);
        } catch (ExecutionException | TimeoutException e) {
            return Finding.fault("the phone does not answer", "Quit it and start it again.");
        }
    }

    private static Finding finding(PhoneSnapshot now) {
        return switch (now.registration()) {
            case Registration.Registered() -> Finding.ok("registered, waiting for calls");
            case Registration.Connecting() ->
                    Finding.warning("still connecting", "Look again in some seconds.");
            case Registration.Offline() ->
                    Finding.warning(
                            "not registered: your status is " + now.status().value(),
                            "Choose another status: agent008 status online");
            case Registration.Failed(String reason) -> Finding.fault(reason);
            case Registration.Lost(String reason) ->
                    Finding.fault(reason, "The phone tries again by itself.");
        };
    }
}
