package org.agent008.adapter.sip;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.message.Message;
import org.agent008.domain.call.AnswerAfter;

/**
 * Reads in which of the customary ways an INVITE asks to be answered without a person: {@code
 * X-Autoanswer: 0}, {@code Alert-Info: <…>;info=alert-autoanswer;delay=2}, {@code Alert-Info:
 * <…>;answer-after=0}, {@code Call-Info: <…>;answer-after=0}.
 */
final class AnswerAfterHeaders {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,5}(\\.\\d{1,3})?");
    private static final Pattern ANSWER_AFTER = parameter("answer-after");
    private static final Pattern DELAY = parameter("delay");
    private static final Pattern AUTOANSWER =
            Pattern.compile("(?i)(?:^|[;,\\s])info\\s*=\\s*\"?alert-autoanswer\\b");

    private AnswerAfterHeaders() {}

    private static Pattern parameter(String name) {
        return Pattern.compile("(?i)(?:^|[;,\\s])" + name + "\\s*=\\s*\"?([^\";,\\s]*)");
    }

    static Optional<AnswerAfter> read(Message invite) {
        return Headers.value(invite, "X-Autoanswer")
                .map(AnswerAfterHeaders::seconds)
                .or(() ->
                        Headers.value(invite, "Alert-Info")
                                .flatMap(info -> after(info).or(() -> alert(info))))
                .or(() -> Headers.value(invite, "Call-Info").flatMap(AnswerAfterHeaders::after));
    }

    private static Optional<AnswerAfter> after(String value) {
        return found(ANSWER_AFTER, value).map(AnswerAfterHeaders::seconds);
    }

    private static Optional<AnswerAfter> alert(String value) {
        return AUTOANSWER.matcher(value).find()
                ? Optional.of(seconds(found(DELAY, value).orElse("0")))
                : Optional.empty();
    }

    private static Optional<String> found(Pattern parameter, String value) {
        Matcher matcher = parameter.matcher(value);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static AnswerAfter seconds(String text) {
        String number = text.strip();
        return new AnswerAfter(
                SECONDS.matcher(number).matches()
                        ? Optional.of(
                                Duration.ofMillis(
                                        new BigDecimal(number).movePointRight(3).longValue()))
                        : Optional.empty());
    }
}
