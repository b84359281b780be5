package org.agent008.domain.phone;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.agent008.domain.call.AnswerAfter;
import org.agent008.domain.settings.Settings;

/**
 * Answers calls without a person, once they have rung long enough.
 *
 * <p>Not while another call is up: the person at the phone is busy, and two callers would hear each
 * other's business. Such a call rings on for the person to answer. Headless there is no person.
 */
final class AutoAnswering {
    private final PhonePorts ports;
    private final Legs legs;
    private final Calls calls;
    private final Supplier<Settings> settings;

    AutoAnswering(PhonePorts ports, Legs legs, Calls calls, Supplier<Settings> settings) {
        this.ports = ports;
        this.legs = legs;
        this.calls = calls;
        this.settings = settings;
    }

    /** The call has begun to ring. */
    void arm(Leg leg, Optional<AnswerAfter> asked) {
        Optional<Duration> delay =
                settings.get().autoAnswer().delayFor(leg.call.cdr().from().number(), asked);
        delay.ifPresent(d -> leg.autoAnswer = ports.scheduler().after(d, () -> answer(leg)));
    }

    private void answer(Leg leg) {
        if (legs.alive(leg) && leg.ringing() && (settings.get().headless() || !busyWithout(leg))) {
            leg.autoAnswered = true;
            calls.answer(leg.id(), Others.KEEP);
        }
    }

    private boolean busyWithout(Leg leg) {
        return legs.all().stream()
                .anyMatch(other -> other != leg && !(other.inbound() && other.ringing()));
    }
}
