package org.agent008.app.doctor;

import org.agent008.domain.doctor.Chart;
import org.agent008.domain.doctor.Check;
import org.agent008.domain.doctor.Finding;
import org.agent008.domain.phone.Configuration;
import org.agent008.domain.phone.Login;

/** Looks at the configuration: whether it can be read, and names an account. */
public final class ConfigurationCheck implements Check {
    private static final String NAME = "Configuration";

    private final Configuration configuration;

    public ConfigurationCheck(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public void examine(Chart chart) throws InterruptedException {
        Configuration.State state = configuration.state();
        for (String fault : state.faults()) {
            chart.look(
                    NAME, () -> Finding.fault(fault, "Mend it; until then what was before stays."));
        }
        for (String notice : state.notices()) {
            chart.look(NAME, () -> Finding.warning(notice, "See docs/configuration.md."));
        }
        if (state.faults().isEmpty()) {
            chart.look(NAME, () -> account(state));
        }
    }

    private static Finding account(Configuration.State state) {
        if (state.settings().account().isPresent()) {
            return Finding.ok(state.settings().account().get().aor() + " from " + source(state));
        }
        return state.login() instanceof Login.LoggedOut(String server)
                ? Finding.fault("you are logged out of " + server, "Log in: agent008 login NAME")
                : Finding.fault(
                        "no account in " + state.file(),
                        "Write sipUri, sipPassword and wsUri there, or enter them in the account"
                                + " form.");
    }

    private static String source(Configuration.State state) {
        return state.login() instanceof Login.LoggedIn(String server, String _)
                ? server
                : state.file();
    }
}
