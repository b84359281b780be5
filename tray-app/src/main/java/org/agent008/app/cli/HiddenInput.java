package org.agent008.app.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.agent008.domain.settings.Secret;

/**
 * Where a secret is typed or piped in: never an argument, which every user of a machine can see.
 */
interface HiddenInput {
    /** The secret; empty where the input has ended. */
    Secret ask(String prompt);

    /** The terminal, without showing what is typed; else one line of standard input. */
    static Secret ofTerminal(String prompt) {
        Optional<Console> terminal =
                Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (terminal.isPresent()) {
            char[] typed = terminal.get().readPassword("%s", prompt);
            return new Secret(typed == null ? "" : new String(typed));
        }
        try {
            String line =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                            .readLine();
            return new Secret(line == null ? "" : line);
        } catch (IOException e) {
            throw new UncheckedIOException("standard input cannot be read", e);
        }
    }
}
