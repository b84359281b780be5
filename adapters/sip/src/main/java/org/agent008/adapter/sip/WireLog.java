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
            Pattern.compile("(?im)^(a=(?:crypto:\\S+ \\S+ inline|ice-pwd):)\\S+");

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
        return KEYS.matcher(DIGEST.matcher(message).replaceAll("$1 ***")).replaceAll("$1***");
    }
}
