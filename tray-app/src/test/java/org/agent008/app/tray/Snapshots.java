package org.agent008.app.tray;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.CallState;
import org.agent008.domain.call.Direction;
import org.agent008.domain.call.Party;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.fake.Fixtures;
import org.agent008.domain.phone.CallSnapshot;
import org.agent008.domain.phone.PhoneSnapshot;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.settings.Status;

/** Phones in every state a tray has to show. */
final class Snapshots {
    static final Party ANA = Party.of("+34600123456", "Ana García");
    static final Party ME = Party.of("1001");
    static final Status LUNCH = new Status("lunch", "Out to lunch", "#e6b800", false);
    static final Status DND = new Status("dnd", "Do not disturb", "#c62828", true);
    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30Z");

    private Snapshots() {}

    static PhoneSnapshot registered(CallSnapshot... calls) {
        return phone(new Registration.Registered(), Status.ONLINE, calls);
    }

    static PhoneSnapshot phone(Registration registration, Status status, CallSnapshot... calls) {
        return new PhoneSnapshot(
                Optional.of(Fixtures.account()),
                registration,
                status,
                List.of(Status.ONLINE, LUNCH, DND, Status.OFFLINE),
                List.of(),
                Optional.empty(),
                List.of(calls),
                Optional.empty());
    }

    static CallSnapshot ringing(String id, Party from) {
        return call(id, Direction.INBOUND, from, ME, new CallState.Ringing());
    }

    static CallSnapshot active(String id, Party from) {
        return call(id, Direction.INBOUND, from, ME, new CallState.Active(NOW));
    }

    static CallSnapshot muted(CallSnapshot call) {
        return of(call.cdr(), call.state(), true, false);
    }

    static CallSnapshot held(CallSnapshot call) {
        return of(call.cdr(), call.state(), false, true);
    }

    private static CallSnapshot of(Cdr cdr, CallState state, boolean muted, boolean held) {
        return new CallSnapshot(cdr, state, muted, held, false, false, Optional.empty(), NOW);
    }

    static CallSnapshot outbound(String id, Party to, CallState state) {
        return call(id, Direction.OUTBOUND, ME, to, state);
    }

    static CallSnapshot call(
            String id, Direction direction, Party from, Party to, CallState state) {
        Cdr cdr =
                new Cdr(
                        new CallId(id),
                        "1001@lab.test",
                        direction,
                        from,
                        to,
                        Optional.empty(),
                        Map.of(),
                        false,
                        Cdr.Status.RINGING,
                        NOW.atOffset(ZoneOffset.UTC),
                        Duration.ZERO,
                        Duration.ZERO,
                        Optional.empty());
        return of(cdr, state, false, false);
    }
}
