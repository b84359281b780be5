package org.agent008.domain.phone;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.agent008.domain.phone.Reply.Refusal;
import org.agent008.domain.phone.Reply.Refused;

/** What may be asked of the PBX in an INVITE. */
final class DialRules {
    private static final Pattern HEADER_NAME = Pattern.compile("(?i)x-[a-z0-9-]+");
    private static final Pattern CALLER_ID = Pattern.compile("[+0-9A-Za-z*#._-]{1,64}");
    private static final int LONGEST_HEADER = 256;
    private static final int LONGEST_SHOWN = 64;

    private DialRules() {}

    /** What is wrong with a request, wherever it is dialed; empty where nothing is. */
    static <T> Optional<Reply<T>> faultOf(DialRequest request) {
        if (Destination.parse(request.to()).isEmpty()) {
            return refused(
                    Refusal.BAD_ADDRESS,
                    printable(request.to()) + " is not a number or address that can be called.");
        }
        if (request.from().filter(c -> !CALLER_ID.matcher(c).matches()).isPresent()) {
            return refused(
                    Refusal.BAD_ADDRESS,
                    "The caller id " + printable(request.from().get()) + " is not a number.");
        }
        for (Map.Entry<String, String> h : request.headers().entrySet()) {
            if (!HEADER_NAME.matcher(h.getKey()).matches()) {
                return refused(
                        Refusal.BAD_HEADER,
                        "The header "
                                + printable(h.getKey())
                                + " is not allowed: its name must start with X-.");
            }
            if (h.getValue().length() > LONGEST_HEADER
                    || h.getValue().codePoints().anyMatch(Character::isISOControl)) {
                return refused(
                        Refusal.BAD_HEADER,
                        "The value of the header %s must be one line of at most %d characters."
                                .formatted(h.getKey(), LONGEST_HEADER));
            }
        }
        return Optional.empty();
    }

    private static <T> Optional<Reply<T>> refused(Refusal why, String text) {
        return Optional.of(new Refused<>(why, text));
    }

    /** Quoted, shortened, without control characters: what others sent is safe to show. */
    static String printable(String s) {
        String clean = s.replaceAll("\\p{Cntrl}", "?");
        return "\""
                + (clean.length() > LONGEST_SHOWN ? clean.substring(0, LONGEST_SHOWN) + "…" : clean)
                + "\"";
    }
}
