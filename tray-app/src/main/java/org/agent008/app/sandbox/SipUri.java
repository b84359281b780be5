package org.agent008.app.sandbox;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a SIP URI that routing looks at.
 *
 * @param hostPort in lower case, with the port where one is given
 */
record SipUri(Optional<String> user, String hostPort) {
    private static final Pattern SYNTAX =
            Pattern.compile("(?i)sips?:(?:([^@;?\\s]+)@)?([^;?@\\s]+)(?:[;?]\\S*)?");

    static Optional<SipUri> parse(String text) {
        Matcher m = SYNTAX.matcher(text.strip());
        return m.matches()
                ? Optional.of(
                        new SipUri(
                                Optional.ofNullable(m.group(1)),
                                m.group(2).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }
}
