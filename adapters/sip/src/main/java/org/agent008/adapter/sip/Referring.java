package org.agent008.adapter.sip;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.message.Request;
import org.agent008.domain.port.Signaling.Referral;
import org.jspecify.annotations.Nullable;

/** Transfers within one call (RFC 3515): what we ask of its far end, and what that asks of us. */
final class Referring {
    private static final Pattern STATUS = Pattern.compile("SIP/2\\.0\\s+([1-6][0-9][0-9])\\b.*");

    private final SipCall call;
    private SipCall.@Nullable Pending asked;
    private boolean reporting;

    Referring(SipCall call) {
        this.call = call;
    }

    void refer(CallDialog dialog, String referTo) {
        UserAgent agent = call.agent();
        new Exchange(
                        agent,
                        agent.messages().refer(dialog, referTo),
                        response -> {
                            int status = response.getStatusCode();
                            if (status >= 300) {
                                call.tell(s -> s.onReferRefused(call.id(), status));
                            }
                        },
                        dialog::nextSequence)
                .start();
    }

    /** News of the far end's call to whom we asked; other news is taken note of. */
    void onNotify(SipCall.Pending in) {
        call.respond(in, 200);
        Request notify = in.request();
        if (Headers.value(notify, "Event")
                .or(() -> Headers.value(notify, "o"))
                .filter(e -> e.toLowerCase(Locale.ROOT).startsWith("refer"))
                .isEmpty()) {
            return;
        }
        // Subscription-State is not asked: SIP.js says "terminated" from the first 100 on.
        int status = status(notify).orElse(100);
        call.tell(s -> s.onReferProgress(call.id(), status));
    }

    private static Optional<Integer> status(Request notify) {
        byte[] body = notify.getRawContent();
        if (body == null) {
            return Optional.empty();
        }
        return new String(body, StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .map(STATUS::matcher)
                .filter(Matcher::matches)
                .map(m -> Integer.valueOf(m.group(1)));
    }

    void onRefer(SipCall.Pending in) {
        Optional<Referral> referral = ReferTo.of(in.request(), call.agent().account().domain());
        if (referral.isEmpty()) {
            call.respond(in, 400);
        } else if (call.isOver()) {
            call.respond(in, 481);
        } else if (asked != null || call.dialog() == null) {
            call.respond(in, 491);
        } else {
            asked = in;
            call.tell(s -> s.onReferred(call.id(), referral.get()));
        }
    }

    void answer(int status) {
        SipCall.Pending refer = asked;
        if (refer != null) {
            asked = null;
            call.respond(refer, status);
            reporting = status < 300;
            if (reporting) {
                report(100);
            }
        }
    }

    void report(int status) {
        CallDialog dialog = call.dialog();
        if (!reporting || dialog == null || call.isOver()) {
            return;
        }
        reporting = status < 200;
        UserAgent agent = call.agent();
        new Exchange(
                        agent,
                        agent.messages().referNotify(dialog, status),
                        response -> {},
                        dialog::nextSequence)
                .start();
    }
}
