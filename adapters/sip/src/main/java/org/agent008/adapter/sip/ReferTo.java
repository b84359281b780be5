package org.agent008.adapter.sip;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.message.Request;
import org.agent008.domain.phone.Destination;
import org.agent008.domain.port.Signaling.Referral;

/** Reads and writes where a call goes next: Refer-To, and Replaces within it or beside it. */
final class ReferTo {
    private static final Pattern REPLACES_IN_URI = Pattern.compile("(?i)(?:^|&)Replaces=([^&]*)");
    private static final Pattern URI = Pattern.compile("(?i)(sips?|tel):[^\\s<>\"?]+");

    private ReferTo() {}

    /** Empty where there is none that can be called. */
    static Optional<Referral> of(Request refer, String ownDomain) {
        String value =
                Headers.value(refer, "Refer-To").or(() -> Headers.value(refer, "r")).orElse("");
        int open = value.indexOf('<');
        int close = value.indexOf('>', open + 1);
        String whole = open >= 0 && close > open ? value.substring(open + 1, close) : value;
        int query = whole.indexOf('?');
        String uri = (query < 0 ? whole : whole.substring(0, query)).strip();
        if (!URI.matcher(uri).matches()) {
            return Optional.empty();
        }
        Optional<String> replaces =
                query < 0 ? Optional.empty() : replacesOf(whole.substring(query + 1));
        return Destination.parse(uri)
                .map(to ->
                        new Referral(
                                shown(to, ownDomain),
                                uri.regionMatches(true, 0, "tel:", 0, 4)
                                        ? "sip:" + to.user() + "@" + ownDomain
                                        : uri,
                                replaces,
                                Headers.value(refer, "Referred-By")));
    }

    private static Destination shown(Destination to, String ownDomain) {
        return new Destination(to.user(), to.host().filter(h -> !h.equalsIgnoreCase(ownDomain)));
    }

    private static Optional<String> replacesOf(String headers) {
        Matcher replaces = REPLACES_IN_URI.matcher(headers);
        try {
            return replaces.find()
                    ? Optional.of(
                            URLDecoder.decode(
                                    replaces.group(1).replace("+", "%2B"), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IllegalArgumentException malformedPercent) {
            return Optional.empty();
        }
    }

    /**
     * Asks to take our place in a dialog: its far end's view of the tags is the other way round.
     */
    static String replacing(CallDialog dialog) {
        String replaces =
                dialog.callId()
                        + ";to-tag="
                        + dialog.remoteTag()
                        + ";from-tag="
                        + dialog.localTag();
        return "<"
                + reachable(dialog)
                + "?Replaces="
                + URLEncoder.encode(replaces, StandardCharsets.UTF_8).replace("+", "%20")
                + ">";
    }

    /** A WebSocket client's own address (RFC 7118) leads nowhere but through its registrar. */
    private static String reachable(CallDialog dialog) {
        String target = dialog.target().toString();
        return target.matches("(?i).*\\.invalid(?:[:;].*)?")
                ? dialog.remote().getURI().toString()
                : target;
    }
}
