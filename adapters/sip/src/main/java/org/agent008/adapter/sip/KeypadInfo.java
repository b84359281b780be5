package org.agent008.adapter.sip;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.header.ContentTypeHeader;
import javax.sip.message.Request;

/** Keypad tones in the body of an INFO: {@code dtmf-relay} and plain {@code dtmf}. */
final class KeypadInfo {
    static final String TYPE = "dtmf-relay";
    private static final Pattern SIGNAL =
            Pattern.compile("(?im)^\\s*Signal\\s*=\\s*([0-9A-D*#]{1,2})\\s*$");
    private static final Pattern PLAIN = Pattern.compile("[0-9A-D*#]{1,2}");

    private KeypadInfo() {}

    static String body(char digit) {
        return "Signal=" + digit + "\r\nDuration=160\r\n";
    }

    /** The key that was pressed; empty where the INFO tells of something else. */
    static Optional<Character> digit(Request info) {
        byte[] body = info.getRawContent();
        if (body == null
                || !(info.getHeader(ContentTypeHeader.NAME) instanceof ContentTypeHeader type)
                || !"application".equalsIgnoreCase(type.getContentType())) {
            return Optional.empty();
        }
        String text = new String(body, StandardCharsets.UTF_8).toUpperCase(Locale.ROOT);
        return switch (type.getContentSubType().toLowerCase(Locale.ROOT)) {
            case TYPE -> {
                Matcher signal = SIGNAL.matcher(text);
                yield signal.find() ? key(signal.group(1)) : Optional.empty();
            }
            case "dtmf" ->
                    PLAIN.matcher(text.strip()).matches() ? key(text.strip()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Some send the event's number: 10 is the star, 11 the hash (RFC 4733 section 3.2). */
    private static Optional<Character> key(String signal) {
        return switch (signal) {
            case "10" -> Optional.of('*');
            case "11" -> Optional.of('#');
            default -> signal.length() == 1 ? Optional.of(signal.charAt(0)) : Optional.empty();
        };
    }
}
