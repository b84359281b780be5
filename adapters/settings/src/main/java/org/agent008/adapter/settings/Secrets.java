package org.agent008.adapter.settings;

import java.util.Map;
import java.util.Optional;

/** Reads {@code env:NAME} where a secret may stand, so that the file need not hold it. */
final class Secrets {
    private static final String REFERENCE = "env:";

    private final Map<String, String> environment;

    Secrets(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The secret a text stands for; empty where it names a variable that is not set. */
    Optional<String> resolve(String text) {
        return text.startsWith(REFERENCE)
                ? Optional.ofNullable(environment.get(variable(text)))
                : Optional.of(text);
    }

    static String variable(String text) {
        return text.substring(REFERENCE.length());
    }
}
