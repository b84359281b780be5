package org.agent008.adapter.sip;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * How long a session lives unless it is refreshed, and by whom (RFC 4028).
 *
 * @param ours we refresh it
 */
record SessionTerms(Duration interval, boolean ours) {
    /** What we ask for in a new call. */
    static final Duration ASKED = Duration.ofMinutes(30);

    /** Shorter ones are refused, as RFC 4028 section 5 has it. */
    static final Duration LEAST = Duration.ofSeconds(90);

    static final String TIMER = "timer";
    private static final String SESSION_EXPIRES = "Session-Expires";
    private static final String MIN_SE = "Min-SE";
    private static final Pattern SECONDS = Pattern.compile("\\s*(\\d{1,9})\\b.*");
    private static final Pattern REFRESHER =
            Pattern.compile("(?i).*;\\s*refresher\\s*=\\s*(ua[cs])\\b.*");

    /** What a request of the far end's asks for, as our 2xx to it grants it. */
    static Optional<SessionTerms> askedBy(Request request) {
        return interval(request, SESSION_EXPIRES)
                .map(interval ->
                        new SessionTerms(
                                interval,
                                refresher(request)
                                        .map("uas"::equals)
                                        .orElse(!knowsTimer(request))));
    }

    /** What the far end's 2xx to a request of ours grants. */
    static Optional<SessionTerms> grantedBy(Response success) {
        return interval(success, SESSION_EXPIRES)
                .map(interval ->
                        new SessionTerms(
                                interval, refresher(success).map("uac"::equals).orElse(true)));
    }

    /** Whoever sent the request knows of Min-SE, and asks for less than that. */
    static boolean areTooShort(Request request) {
        return knowsTimer(request)
                && interval(request, SESSION_EXPIRES)
                        .filter(interval -> interval.compareTo(LEAST) < 0)
                        .isPresent();
    }

    /** The least that a 422 wants. */
    static Optional<Duration> least(Response tooShort) {
        return interval(tooShort, MIN_SE);
    }

    /** Asks in a new call; whoever answers says who refreshes. */
    static void ask(Messages messages, Request invite) {
        messages.add(invite, "Supported", TIMER);
        messages.set(invite, SESSION_EXPIRES, String.valueOf(ASKED.toSeconds()));
    }

    /** Asks again, for what a 422 wants. */
    static void askFor(Messages messages, Request request, Duration least) {
        String who = refresher(request).map(r -> ";refresher=" + r).orElse("");
        messages.set(request, SESSION_EXPIRES, least.toSeconds() + who);
        messages.set(request, MIN_SE, String.valueOf(least.toSeconds()));
    }

    static void refuse(Messages messages, Response tooShort) {
        messages.set(tooShort, MIN_SE, String.valueOf(LEAST.toSeconds()));
    }

    /** Says in a request within the call that it goes on like this. */
    void keepIn(Messages messages, Request request) {
        messages.set(request, SESSION_EXPIRES, value(ours ? "uac" : "uas"));
    }

    /** Grants them in our 2xx. */
    void grantIn(Messages messages, Response success) {
        messages.set(success, SESSION_EXPIRES, value(ours ? "uas" : "uac"));
        if (!ours) {
            messages.add(success, "Require", TIMER);
        }
    }

    private String value(String refresher) {
        return interval.toSeconds() + ";refresher=" + refresher;
    }

    private static boolean knowsTimer(Request request) {
        return Headers.tags(request, "Supported").contains(TIMER)
                || Headers.tags(request, "Require").contains(TIMER);
    }

    private static Optional<Duration> interval(Message message, String name) {
        return Headers.value(message, name)
                .map(SECONDS::matcher)
                .filter(Matcher::matches)
                .map(m -> Duration.ofSeconds(Long.parseLong(m.group(1))))
                .filter(Duration::isPositive);
    }

    private static Optional<String> refresher(Message message) {
        return Headers.value(message, SESSION_EXPIRES)
                .map(REFRESHER::matcher)
                .filter(Matcher::matches)
                .map(m -> m.group(1).toLowerCase(java.util.Locale.ROOT));
    }
}
