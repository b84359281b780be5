package org.agent008.domain.phone;

import java.util.List;
import java.util.function.Consumer;
import org.agent008.domain.settings.Secret;
import org.agent008.domain.settings.Settings;

/**
 * The second driving port: what is configured, and the ways to change it. What is wrong is refused
 * and changes nothing.
 *
 * <p>Blocks on disk, network and key ring: never call it on the mailbox. Safe from any thread.
 */
public interface Configuration {
    /** What is in force now; does not block. */
    State state();

    /** Writes an account down and puts it in force; its password goes to the secrets. */
    Reply<State> saveAccount(AccountEntry account);

    /** Fetches the settings of {@code settingsUri} and puts them in force until log-out. */
    Reply<State> logIn(String nickname, Secret password);

    /** Forgets the fetched settings, which unregisters their account. */
    Reply<State> logOut();

    /** The configuration as it was written, all layers in one: JSON without any secret. */
    String document();

    /**
     * Changes the configuration file by a JSON merge patch (RFC 7396); secrets in it go to the
     * secrets, {@code "***"} leaves one as it is.
     */
    Reply<State> change(String mergePatch);

    /** Hears of each new state, on the thread that caused it; must not block. */
    void onChange(Consumer<State> listener);

    /**
     * One moment of the configuration.
     *
     * @param settings what is in force: the last that had no fault
     * @param file where this machine's own settings are, whether it exists or not
     * @param faults why the newest version is not in force, a line each; empty while it is
     * @param notices what else the person should know, a line each
     */
    record State(
            Settings settings,
            Login login,
            String file,
            List<String> faults,
            List<String> notices) {
        public State {
            faults = List.copyOf(faults);
            notices = List.copyOf(notices);
        }
    }
}
