package org.agent008.domain.phone;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whom to call.
 *
 * @param user number, extension or SIP user; no separators left in a number
 * @param host absent: the account's own domain
 */
public record Destination(String user, Optional<String> host) {
    private static final Pattern SIP =
            Pattern.compile("(?i)sips?:([^@;?\\s]+)(?:@([^;?\\s@]+))?(?:[;?]\\S*)?");
    private static final Pattern ADDRESS = Pattern.compile("([^@;?\\s]+)@([^@;?\\s]+)");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9*#]+");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_.!~*'()&=+$,/%#-]+");
    private static final Pattern HOST =
            Pattern.compile(
                    "[A-Za-z0-9.-]+(?::([0-9]{1,5}))?|\\[[0-9A-Fa-f:.]+](?::([0-9]{1,5}))?");
    private static final int MOST_PORT = 65535;
    private static final Pattern EXTENSION = Pattern.compile("(?i);ext=([0-9*#,-]+)");

    /**
     * Reads what people type, paste and click: {@code +34 600-123-456}, {@code 1001}, {@code *98},
     * {@code ana}, {@code ana@example.com}, {@code sip:ana@example.com}, {@code
     * tel:+34600123456;ext=12} (RFC 3966) and {@code callto:1001}. Empty where it is none of these.
     */
    public static Optional<Destination> parse(String text) {
        String s = text.strip();
        Matcher sip = SIP.matcher(s);
        if (sip.matches()) {
            return valid(sip.group(1), Optional.ofNullable(sip.group(2)));
        }
        String lower = s.toLowerCase(Locale.ROOT);
        if (lower.startsWith("tel:") || lower.startsWith("callto:")) {
            s = decoded(s.substring(s.indexOf(':') + 1).replaceFirst("^//", ""));
            lower = s.toLowerCase(Locale.ROOT);
            if (lower.startsWith("sip:") || lower.startsWith("sips:")) {
                return parse(s);
            }
            Matcher ext = EXTENSION.matcher(s);
            String extension = ext.find() ? "," + ext.group(1) : "";
            int params = s.indexOf(';');
            s = (params < 0 ? s : s.substring(0, params)) + extension;
        }
        Matcher address = ADDRESS.matcher(s);
        if (address.matches()) {
            return valid(address.group(1), Optional.of(address.group(2)));
        }
        String digits = s.replaceAll("[\\s()./\u00a0\u2011\u2013-]", "");
        if (digits.replace(",", "").isEmpty()) {
            return Optional.empty();
        }
        if (NUMBER.matcher(digits.replace(",", "")).matches()) {
            return Optional.of(new Destination(digits, Optional.empty()));
        }
        return valid(s, Optional.empty());
    }

    private static Optional<Destination> valid(String user, Optional<String> host) {
        boolean ok = USER.matcher(user).matches() && host.map(Destination::isHost).orElse(true);
        return ok ? Optional.of(new Destination(user, host)) : Optional.empty();
    }

    private static boolean isHost(String host) {
        Matcher matcher = HOST.matcher(host);
        if (!matcher.matches()) {
            return false;
        }
        return Stream.of(1, 2)
                .map(matcher::group)
                .filter(Objects::nonNull)
                .mapToInt(Integer::parseInt)
                .allMatch(port -> port > 0 && port <= MOST_PORT);
    }

    private static String decoded(String s) {
        try {
            return URLDecoder.decode(s.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformedPercent) {
            return s;
        }
    }

    /** {@code user} or {@code user@host}. */
    @Override
    public String toString() {
        return host.map(h -> user + "@" + h).orElse(user);
    }
}
