package org.agent008.adapter.sip;

import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whole messages at debug level on logger {@code agent008.sip.wire}, without what opens doors. */
final class WireLog {
    private static final Logger log = LoggerFactory.getLogger("agent008.sip.wire");
    private static final Pattern DIGEST =
            Pattern.compile("(?im)^((?:Proxy-)?Authorization\\s*:).*(?:\\r?\\n[ \\t].*)*");
    private static final Pattern KEYS =
            Pattern.compile(
                    "(?im)^(a=(?:crypto:\\S+ \\S+ inline|ice-pwd):|a=key-mgmt:\\S+ |k=)\\S+");

    /**
     * Headers of one's own that say by their name what they hold, and pressed keys: maybe a PIN.
     */
    private static final Pattern PRIVATE =
            Pattern.compile(
                    "(?im)^(X-[\\w-]*(?:token|secret|passw|auth-|authori|key|pin\\b)[\\w-]*\\s*:|Signal\\s*=).*");

    private static final Pattern URI_PASSWORD =
            Pattern.compile("(?i)(sips?:[^:@;<>\\s]+:)[^@;<>\\s]+(?=@)");

    private WireLog() {}

    static void sent(String message) {
        if (log.isDebugEnabled()) {
            log.debug(">>>\n{}", redacted(message));
        }
    }

    static void received(String message) {
        if (log.isDebugEnabled()) {
            log.debug("<<<\n{}", redacted(message));
        }
    }

    static String redacted(String message) {
        String shown = DIGEST.matcher(message).replaceAll("$1 ***");
        shown = KEYS.matcher(shown).replaceAll("$1***");
        shown = PRIVATE.matcher(shown).replaceAll("$1 ***");
        return URI_PASSWORD.matcher(shown).replaceAll("$1***");
    }
}
