package org.agent008.domain.phone;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.agent008.domain.phone.Reply.Refusal;
import org.agent008.domain.phone.Reply.Refused;
import org.agent008.domain.settings.DialPolicy;

/**
 * Keeps programs and links from calls that cost somebody dearly ({@link DialPolicy}). On the
 * mailbox only.
 */
final class DialGuard {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Emergency numbers around the world, also behind the 0 or 9 for an outside line. */
    private static final Pattern EMERGENCY =
            Pattern.compile("[09]?,*(?:112|911|999|000|061|062|091|092|11[035789])");

    /** Premium rate, shared cost and satellite, by country; and as they are dialed at home. */
    private static final Pattern PREMIUM =
            Pattern.compile(
                    "\\+(?:979|88[123]|870|1(?:900|976)|31(?:900|906|909)|3280[39]|3290\\d|338[19]"
                            + "|34(?:80[367]|90[57])|351(?:60[17]|64[68]|76[012])|3989[2459]"
                            + "|41(?:90[016])|43(?:90[01]|93\\d)|44(?:9|87)|4580|46(?:900|939|944)"
                            + "|4782|48(?:70)|49(?:900|137)|6119|7(?:803|809)|81990).*"
                            + "|[09]?,*(?:0?90[0-9]\\d{4,}|1900\\d{5,}|80[367]\\d{6}|90[57]\\d{6})");

    private final Supplier<DialPolicy> policy;
    private final InstantSource clock;
    private final Deque<Instant> lately = new ArrayDeque<>();

    DialGuard(Supplier<DialPolicy> policy, InstantSource clock) {
        this.policy = policy;
        this.clock = clock;
    }

    /** Why a call may not be made; empty where it may. */
    <T> Optional<Reply<T>> objection(Destination to, DialRequest.By by) {
        if (by == DialRequest.By.PERSON) {
            return Optional.empty();
        }
        DialPolicy now = policy.get();
        String address = normal(to);
        if (isIn(now.deny(), address)) {
            return refused(to + " may not be called by programs or links (dialPolicy.deny).");
        }
        boolean allowed = isIn(now.allow(), address);
        if (!allowed && !now.allow().isEmpty()) {
            return refused(
                    to
                            + " is none of the numbers that programs and links may call"
                            + " (dialPolicy.allow).");
        }
        if (!allowed && by == DialRequest.By.PROGRAM && to.host().isEmpty()) {
            if (EMERGENCY.matcher(address).matches()) {
                return refused(
                        to
                                + " is an emergency number: dial it by hand. Programs may where"
                                + " dialPolicy.allow names it.");
            }
            if (PREMIUM.matcher(address).matches()) {
                return refused(
                        to
                                + " is a premium-rate number: dial it by hand. Programs may where"
                                + " dialPolicy.allow names it.");
            }
        }
        return tooMany(now);
    }

    private <T> Optional<Reply<T>> tooMany(DialPolicy now) {
        Instant since = clock.instant().minus(MINUTE);
        while (!lately.isEmpty() && !lately.getFirst().isAfter(since)) {
            lately.removeFirst();
        }
        return lately.size() < now.perMinute()
                ? Optional.empty()
                : Optional.of(
                        new Refused<>(
                                Refusal.TOO_FAST,
                                "Programs and links may make %d calls a minute"
                                                .formatted(now.perMinute())
                                        + " (dialPolicy.perMinute). Try again in a minute."));
    }

    /** A call is being made. */
    void count(DialRequest.By by) {
        if (by != DialRequest.By.PERSON) {
            lately.add(clock.instant());
        }
    }

    private static <T> Optional<Reply<T>> refused(String text) {
        return Optional.of(new Refused<>(Refusal.NOT_ALLOWED, text));
    }

    private static String normal(Destination to) {
        String address = to.toString().toLowerCase(Locale.ROOT);
        return to.host().isEmpty() && address.startsWith("00") && address.length() > 6
                ? "+" + address.substring(2)
                : address;
    }

    private static boolean isIn(List<String> entries, String address) {
        return entries.stream()
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .anyMatch(entry -> matches(entry, address));
    }

    private static boolean matches(String entry, String address) {
        if (entry.length() > 1 && entry.endsWith("*")) {
            return address.startsWith(entry.substring(0, entry.length() - 1));
        }
        if (entry.length() > 1 && entry.startsWith("*@")) {
            return address.endsWith(entry.substring(1));
        }
        return entry.equals(address);
    }
}
