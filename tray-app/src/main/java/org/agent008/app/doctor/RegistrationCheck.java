package org.agent008.app.doctor;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.agent008.domain.doctor.Chart;
import org.agent008.domain.doctor.Check;
import org.agent008.domain.doctor.Finding;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.port.Signaling;
import org.agent008.domain.settings.Account;

/** Registers with the real account and unregisters again: for when no phone runs. */
public final class RegistrationCheck implements Check {
    private static final long PATIENCE_SECONDS = 20;

    private final Account account;
    private final Supplier<Signaling> signaling;

    /**
     * @param signaling a new one, closed here
     */
    public RegistrationCheck(Account account, Supplier<Signaling> signaling) {
        this.account = account;
        this.signaling = signaling;
    }

    @Override
    public void examine(Chart chart) throws InterruptedException {
        chart.look("Registration", this::look);
    }

    private Finding look() throws InterruptedException {
        try (Signaling sip = signaling.get()) {
            FirstWord heard = new FirstWord(sip);
            sip.register(account, heard);
            return finding(heard.word().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            return Finding.fault(
                    "the phone system did not reply",
                    "Check wsUri or sipProxy; over UDP a firewall may drop packets.");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private Finding finding(Registration heard) {
        return switch (heard) {
            case Registration.Registered() ->
                    Finding.ok(account.aor() + " was registered, and unregistered again");
            case Registration.Failed(String reason) -> Finding.fault(reason);
            case Registration.Lost(String reason) ->
                    Finding.fault(reason, "Look at the steps above, and at the phone system.");
            case Registration.Offline(), Registration.Connecting() ->
                    throw new IllegalStateException("not yet a word: " + heard);
        };
    }
}
