package org.agent008.adapter.sip;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dialog whose place an INVITE takes (RFC 3891), as its receiver sees it. */
record Replacing(String callId, String localTag, String remoteTag, boolean earlyOnly) {
    private static final Pattern CALL_ID = Pattern.compile("\\s*([^;\\s]+)\\s*;.*");

    static Optional<Replacing> parse(String value) {
        Matcher callId = CALL_ID.matcher(value);
        Optional<String> to = parameter(value, "to-tag");
        Optional<String> from = parameter(value, "from-tag");
        return callId.matches() && to.isPresent() && from.isPresent()
                ? Optional.of(
                        new Replacing(
                                callId.group(1),
                                to.get(),
                                from.get(),
                                value.toLowerCase(Locale.ROOT).contains("early-only")))
                : Optional.empty();
    }

    private static Optional<String> parameter(String value, String name) {
        Matcher matcher =
                Pattern.compile("(?i);\\s*" + name + "\\s*=\\s*([^;\\s]+)").matcher(value);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The answered call that is meant. */
    Optional<SipCall> among(Calls calls) {
        return calls.find(callId, localTag)
                .filter(call -> !call.isOver())
                .filter(call -> call.isWith(remoteTag));
    }
}
