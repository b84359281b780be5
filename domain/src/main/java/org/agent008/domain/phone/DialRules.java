package org.agent008.domain.phone;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may be asked of the PBX in an INVITE. */
final class DialRules {
    private static final Pattern HEADER_NAME = Pattern.compile("(?i)x-[a-z0-9-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\p{Print}\\P{ASCII}]{0,256}");
    private static final Pattern CALLER_ID = Pattern.compile("[+0-9A-Za-z*#._-]{1,64}");

    private DialRules() {}

    /** The first fault of the headers, as a sentence; empty where they are fine. */
    static Optional<String> faultOf(Map<String, String> headers) {
        for (Map.Entry<String, String> h : headers.entrySet()) {
            if (!HEADER_NAME.matcher(h.getKey()).matches()) {
                return Optional.of(
                        "The header "
                                + printable(h.getKey())
                                + " is not allowed: its name must start with X-.");
            }
            if (!HEADER_VALUE.matcher(h.getValue()).matches()
                    || h.getValue().codePoints().anyMatch(Character::isISOControl)) {
                return Optional.of(
                        "The value of the header "
                                + h.getKey()
                                + " must be one line of at most 256 characters.");
            }
        }
        return Optional.empty();
    }

    static Optional<String> faultOf(Optional<String> callerId) {
        return callerId.filter(c -> !CALLER_ID.matcher(c).matches())
                .map(c -> "The caller id " + printable(c) + " is not a number.");
    }

    static String printable(String s) {
        String clean = s.replaceAll("\\p{Cntrl}", "?");
        return "\"" + (clean.length() > 64 ? clean.substring(0, 64) + "…" : clean) + "\"";
    }
}
