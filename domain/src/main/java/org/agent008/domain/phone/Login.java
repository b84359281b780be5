package org.agent008.domain.phone;

/** How the phone stands with the server its settings come from. */
public sealed interface Login {
    /** There is no such server: the settings are this machine's own. */
    record NotNeeded() implements Login {}

    /** Somebody has to log in before the settings of that server can be had. */
    record LoggedOut(String server) implements Login {}

    /** The settings of that server are in force, read as {@code nickname}. */
    record LoggedIn(String server, String nickname) implements Login {}
}
