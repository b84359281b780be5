package org.agent008.adapter.settings;

import java.util.Map;
import java.util.Optional;
import org.agent008.domain.port.Secrets;
import org.agent008.domain.settings.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what may stand in place of a secret, so that the file need not hold it: {@code env:NAME}
 * for an environment variable, {@code secret:NAME} for one the phone itself keeps.
 */
final class SecretReferences {
    private static final Logger LOG = LoggerFactory.getLogger(SecretReferences.class);
    private static final String ENVIRONMENT = "env:";
    private static final String KEPT = "secret:";

    private final Map<String, String> environment;
    private final Secrets kept;

    SecretReferences(Map<String, String> environment, Secrets kept) {
        this.environment = Map.copyOf(environment);
        this.kept = kept;
    }

    /** The secret a text stands for; empty where it names one that is not there. */
    Optional<String> resolve(String text) {
        if (text.startsWith(ENVIRONMENT)) {
            return Optional.ofNullable(environment.get(text.substring(ENVIRONMENT.length())));
        }
        return isKept(text) ? kept(keptName(text)) : Optional.of(text);
    }

    private Optional<String> kept(String name) {
        try {
            return kept.find(name).map(Secret::reveal);
        } catch (Secrets.UnavailableException e) {
            LOG.warn("{}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Why {@link #resolve} is empty. */
    static String missing(String text) {
        return text.startsWith(ENVIRONMENT)
                ? "names an environment variable that is not set: "
                        + text.substring(ENVIRONMENT.length())
                : "names a secret that the key ring of this session does not have: enter it again";
    }

    static boolean isReference(String text) {
        return text.startsWith(ENVIRONMENT) || isKept(text);
    }

    static boolean isKept(String text) {
        return text.startsWith(KEPT);
    }

    static String toKept(String name) {
        return KEPT + name;
    }

    static String keptName(String reference) {
        return reference.substring(KEPT.length());
    }
}
