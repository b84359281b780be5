package org.agent008.adapter.sip;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.message.Request;
import org.agent008.domain.call.Party;

/** Who calls and who is called, read from an INVITE's headers as they came, valid or not. */
final class Parties {
    /** Possessive throughout: it neither backtracks nor recurses, however long the header is. */
    private static final Pattern NAME_ADDR =
            Pattern.compile("\\s*+(?:\"((?:[^\"\\\\]|\\\\.)*+)\"\\s*+|([^<\"]*+))<([^>]*+)>.*+");

    private Parties() {}

    /**
     * The caller: the number of P-Asserted-Identity (RFC 3325) where there is one, else of From,
     * with the display name of the same, else of the other.
     */
    static Party caller(Request invite) {
        Party from = parse(Headers.value(invite, "From").orElse(""));
        return Headers.value(invite, "P-Asserted-Identity")
                .map(Parties::parse)
                .filter(asserted -> !asserted.number().isEmpty())
                .map(asserted -> new Party(asserted.number(), asserted.name().or(from::name)))
                .orElse(from);
    }

    static Party called(Request invite) {
        return parse(Headers.value(invite, "To").orElse(""));
    }

    /**
     * Reads {@code "Ana" <sip:+34600@host>}, {@code <tel:+34-600>}, {@code sip:ana@host} or 34600.
     */
    static Party parse(String value) {
        Matcher matcher = NAME_ADDR.matcher(value);
        if (!matcher.matches()) {
            return Party.of(number(value));
        }
        String quoted = matcher.group(1);
        String name = quoted == null ? matcher.group(2) : quoted.replaceAll("\\\\(.)", "$1");
        return Party.of(number(matcher.group(3)), name.strip());
    }

    private static String number(String uri) {
        String address = uri.strip();
        int colon = address.indexOf(':');
        String scheme = colon < 0 ? "" : address.substring(0, colon).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "sip", "sips" -> user(address.substring(colon + 1));
            case "tel" -> before(address.substring(colon + 1), ";").replaceAll("[-.() ]", "");
            default -> before(address, ";");
        };
    }

    private static String user(String address) {
        int at = address.indexOf('@');
        String host = before(before(address, ";"), "?");
        return at < 0 ? host : decoded(before(before(address.substring(0, at), ";"), ":"));
    }

    private static String before(String text, String end) {
        int at = text.indexOf(end);
        return (at < 0 ? text : text.substring(0, at)).strip();
    }

    private static String decoded(String user) {
        try {
            return URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformedPercent) {
            return user;
        }
    }

    /** A number as the user part of a SIP URI; empty where it can't be one. */
    static Optional<String> userPart(String number) {
        String escaped = number.strip().replace("#", "%23");
        return escaped.matches("[A-Za-z0-9_.!~*'()&=+$,/%-]+")
                ? Optional.of(escaped)
                : Optional.empty();
    }
}
