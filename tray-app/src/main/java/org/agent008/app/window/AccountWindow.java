package org.agent008.app.window;

import org.agent008.domain.phone.Configuration;
import org.agent008.domain.phone.Login;
import org.jspecify.annotations.Nullable;

/** Opens the account form, or the log-in where the settings come from a server. Thread-safe. */
public final class AccountWindow {
    private final Configuration configuration;
    private final Gui gui;

    /** On the event thread only. */
    private @Nullable AccountForm account;

    private @Nullable LoginForm login;

    public AccountWindow(Configuration configuration, Gui gui) {
        this.configuration = configuration;
        this.gui = gui;
    }

    /** Shows the one form that fits how the phone stands. */
    public void open() {
        gui.show(() -> {
            Configuration.State state = configuration.state();
            if (state.login() instanceof Login.NotNeeded) {
                account().show(state);
            } else {
                login().show(state.login());
            }
        });
    }

    private AccountForm account() {
        AccountForm there = account;
        if (there == null) {
            there = new AccountForm(configuration, gui);
            account = there;
        }
        return there;
    }

    private LoginForm login() {
        LoginForm there = login;
        if (there == null) {
            there = new LoginForm(configuration, gui);
            login = there;
        }
        return there;
    }
}
