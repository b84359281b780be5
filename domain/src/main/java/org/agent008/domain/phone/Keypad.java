package org.agent008.domain.phone;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.agent008.domain.call.By;
import org.agent008.domain.call.CallId;
import org.agent008.domain.phone.Reply.Done;
import org.agent008.domain.phone.Reply.Refusal;
import org.agent008.domain.phone.Reply.Refused;
import org.agent008.domain.settings.DtmfMode;

/** Keypad tones, one after another: sent as RFC 4733 events or by INFO, and heard from both. */
final class Keypad {
    private static final Pattern DIGITS = Pattern.compile("[0-9A-D*#,]{1,64}");

    /** A tone of 160 ms, its gap, and some room: a tone never cuts off the one before. */
    private static final Duration TONE = Duration.ofMillis(250);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final PhonePorts ports;
    private final Legs legs;
    private final Supplier<DtmfMode> mode;

    Keypad(PhonePorts ports, Legs legs, Supplier<DtmfMode> mode) {
        this.ports = ports;
        this.legs = legs;
        this.mode = mode;
    }

    Reply<CallSnapshot> press(CallId id, String digits) {
        String wanted = digits.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        if (!DIGITS.matcher(wanted).matches()) {
            return new Refused<>(
                    Refusal.BAD_DIGITS,
                    "Keypad tones are 0-9, A-D, * and #, a comma waits two seconds; at most 64 of"
                            + " them.");
        }
        return legs.with(
                id,
                leg -> {
                    if (!leg.active()) {
                        return Refusals.notNow("Only a call that was answered takes keypad tones.");
                    }
                    if (leg.wantsHold) {
                        return Refusals.notNow(
                                "A held call takes no keypad tones: resume it first.");
                    }
                    wanted.chars().forEach(c -> leg.toPress.add((char) c));
                    leg.problem = Optional.empty();
                    if (!leg.pressing) {
                        next(leg);
                    }
                    return new Done<>(legs.snapshot(leg));
                });
    }

    private void next(Leg leg) {
        Character digit = leg.toPress.poll();
        leg.pressing = digit != null && legs.alive(leg);
        if (digit == null || !leg.pressing) {
            return;
        }
        ports.scheduler().after(digit == ',' ? PAUSE : TONE, () -> next(leg));
        if (digit != ',') {
            send(leg, digit);
        }
    }

    private void send(Leg leg, char digit) {
        switch (mode.get()) {
            case INFO -> info(leg, digit);
            case RFC4733, AUTO ->
                    legs.onMailbox(
                            ports.media().dtmf(leg.id(), digit),
                            (sent, fault) -> {
                                if (!legs.alive(leg)) {
                                    return;
                                }
                                if (fault.isEmpty() && sent) {
                                    legs.tell(leg.call.dtmf(By.LOCAL, digit));
                                } else if (mode.get() == DtmfMode.AUTO) {
                                    info(leg, digit);
                                } else {
                                    failed(leg, "the other side did not agree on RFC 4733");
                                }
                            });
        }
    }

    private void info(Leg leg, char digit) {
        ports.signaling().dtmf(leg.id(), digit);
        legs.tell(leg.call.dtmf(By.LOCAL, digit));
    }

    void refused(CallId id, int status) {
        legs.find(id)
                .ifPresent(leg -> failed(leg, "the other side said no (%d)".formatted(status)));
    }

    private void failed(Leg leg, String why) {
        leg.toPress.clear();
        leg.problem = Optional.of("Keypad tones could not be sent: " + why + ".");
        legs.changed();
    }

    void heard(CallId id, char digit) {
        legs.find(id).ifPresent(leg -> legs.tell(leg.call.dtmf(By.REMOTE, digit)));
    }
}
