package org.agent008.adapter.sip;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sip.header.Header;
import javax.sip.message.Message;

/** Header fields as text: what JAIN-SIP's typed headers do not cover or refuse to parse. */
final class Headers {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9.!%*_+`'~-]+");

    private Headers() {}

    /** Whether {@code name} may stand as the name of an extra header: {@code X-} and a token. */
    static boolean isExtraName(String name) {
        return name.regionMatches(true, 0, "X-", 0, 2)
                && name.length() > 2
                && TOKEN.matcher(name).matches();
    }

    /** Whether {@code value} stays within its own header line: no control characters. */
    static boolean isSafeValue(String value) {
        return !value.isBlank() && value.codePoints().noneMatch(Character::isISOControl);
    }

    /** The first value of a header, whether JAIN-SIP could parse it or not. */
    static Optional<String> value(Message message, String name) {
        return values(message, n -> n.equalsIgnoreCase(name)).values().stream().findFirst();
    }

    /** The {@code X-*} and {@code P-*} headers; several of one name are joined by commas. */
    static Map<String, String> custom(Message message) {
        return values(
                message,
                n -> n.regionMatches(true, 0, "X-", 0, 2) || n.regionMatches(true, 0, "P-", 0, 2));
    }

    private static Map<String, String> values(
            Message message, java.util.function.Predicate<String> wanted) {
        Map<String, String> found = new LinkedHashMap<>();
        for (Iterator<?> names = message.getHeaderNames(); names.hasNext(); ) {
            String name = (String) names.next();
            if (wanted.test(name)) {
                for (Iterator<?> all = message.getHeaders(name); all.hasNext(); ) {
                    add(found, ((Header) all.next()).toString());
                }
            }
        }
        for (Iterator<?> raw = message.getUnrecognizedHeaders(); raw.hasNext(); ) {
            String line = (String) raw.next();
            int colon = line.indexOf(':');
            if (colon > 0 && wanted.test(line.substring(0, colon).strip())) {
                add(found, line);
            }
        }
        return found;
    }

    private static void add(Map<String, String> found, String line) {
        int colon = line.indexOf(':');
        String name = line.substring(0, colon).strip();
        String key =
                found.keySet().stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
        found.merge(key, line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
    }

    /** The option tags of {@code Require} or the like, in lower case. */
    static List<String> tags(Message message, String name) {
        return value(message, name).stream()
                .flatMap(v -> Pattern.compile(",").splitAsStream(v))
                .map(tag -> tag.strip().toLowerCase(Locale.ROOT))
                .filter(tag -> !tag.isEmpty())
                .toList();
    }
}
