package org.agent008.app.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.agent008.domain.call.By;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.CallState;
import org.agent008.domain.call.Direction;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.call.Party;
import org.agent008.domain.call.Transfer;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.contact.Contact;
import org.agent008.domain.contact.PhoneNumber;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.Context;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.event.PhoneEvent;
import org.agent008.domain.event.RegistrationChanged;
import org.agent008.domain.fake.Fixtures;
import org.agent008.domain.phone.CallSnapshot;
import org.agent008.domain.phone.PhoneSnapshot;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.settings.CallerNumber;
import org.agent008.domain.settings.Status;
import org.agent008.domain.settings.TransferRules;
import org.agent008.domain.settings.WindowSize;

/** Phones in every state a tray has to show. */
public final class Snapshots {
    public static final Party ANA = Party.of("+34600123456", "Ana García");
    public static final Party ME = Party.of("1001");
    public static final Status LUNCH = new Status("lunch", "Out to lunch", "#e6b800", false);
    public static final Status DND = new Status("dnd", "Do not disturb", "#c62828", true);
    public static final Instant NOW = Instant.parse("2026-11-22T10:15:30Z");

    private Snapshots() {}

    public static PhoneSnapshot registered(CallSnapshot... calls) {
        return phone(new Registration.Registered(), Status.ONLINE, calls);
    }

    public static PhoneSnapshot phone(
            Registration registration, Status status, CallSnapshot... calls) {
        return new PhoneSnapshot(
                Optional.of(Fixtures.account()),
                registration,
                status,
                List.of(Status.ONLINE, LUNCH, DND, Status.OFFLINE),
                List.of(),
                Optional.empty(),
                TransferRules.DEFAULT,
                List.of(calls),
                Optional.empty());
    }

    /** A call that nobody here answered. */
    public static Envelope missed() {
        Cdr cdr = ringing("m", ANA).cdr();
        return envelope(
                new CallEvent.Terminated(
                        cdr.endedUnanswered(Duration.ofSeconds(9), HangUpCause.CANCELLED)));
    }

    public static Envelope refused() {
        return envelope(
                new RegistrationChanged(
                        "1001@lab.test",
                        new Registration.Failed("The phone system refused the password.")));
    }

    private static Envelope envelope(PhoneEvent event) {
        return new Envelope(
                "evt_1",
                1,
                NOW,
                new Context("", "", "", "en", "default", "online", WindowSize.DEFAULT),
                event);
    }

    /** With a choice of caller ids. */
    public static PhoneSnapshot withNumbers() {
        return new PhoneSnapshot(
                Optional.of(Fixtures.account()),
                new Registration.Registered(),
                Status.ONLINE,
                List.of(Status.ONLINE, LUNCH, DND, Status.OFFLINE),
                List.of(
                        new CallerNumber("+34917370224", List.of("Sales")),
                        new CallerNumber("+34917370225", List.of("Support", "Madrid"))),
                Optional.of("+34917370224"),
                TransferRules.DEFAULT,
                List.of(),
                Optional.empty());
    }

    public static CallSnapshot ringing(String id, Party from) {
        return call(id, Direction.INBOUND, from, ME, new CallState.Ringing());
    }

    public static CallSnapshot active(String id, Party from) {
        return call(id, Direction.INBOUND, from, ME, new CallState.Active(NOW));
    }

    /** Somebody whom the address book knows. */
    public static CallSnapshot known(CallSnapshot call) {
        Cdr c = call.cdr();
        Party other = c.remote();
        Contact contact =
                new Contact(
                        "c1",
                        other.label(),
                        Optional.of("Acme"),
                        List.of(PhoneNumber.of(other.number())),
                        Optional.empty());
        Cdr known =
                new Cdr(
                        c.id(),
                        c.account(),
                        c.direction(),
                        c.from(),
                        c.to(),
                        Optional.of(contact),
                        c.headers(),
                        c.video(),
                        c.status(),
                        c.date(),
                        c.waited(),
                        c.talked(),
                        c.cause(),
                        c.transferredTo(),
                        c.consultationFor());
        return of(known, call.state(), call.muted(), call.held());
    }

    public static CallSnapshot muted(CallSnapshot call) {
        return of(call.cdr(), call.state(), true, false);
    }

    public static CallSnapshot held(CallSnapshot call) {
        return of(call.cdr(), call.state(), false, true);
    }

    /** With a transfer that is asked for or under way, or the reason why the last one failed. */
    public static CallSnapshot handed(
            CallSnapshot call, Optional<Transfer> transfer, Optional<String> problem) {
        return new CallSnapshot(
                call.cdr(),
                call.state(),
                call.muted(),
                call.held(),
                false,
                false,
                false,
                call.foreground(),
                transfer,
                problem,
                NOW);
    }

    /** The far end of the call wants the person to talk to somebody else. */
    public static CallSnapshot asked(CallSnapshot call, String target) {
        return handed(
                call,
                Optional.of(
                        Transfer.started(By.REMOTE, Transfer.Kind.BLIND, target)
                                .at(Transfer.Stage.ASKED)),
                Optional.empty());
    }

    /** On hold, and on the way to somebody else. */
    public static CallSnapshot underWay(CallSnapshot call, String target) {
        return handed(
                held(call),
                Optional.of(Transfer.started(By.LOCAL, Transfer.Kind.BLIND, target)),
                Optional.empty());
    }

    /** A call to ask somebody whether they take another. */
    public static CallSnapshot consultation(String id, Party to, CallState state, CallId about) {
        Cdr c = outbound(id, to, state).cdr();
        Cdr cdr =
                new Cdr(
                        c.id(),
                        c.account(),
                        c.direction(),
                        c.from(),
                        c.to(),
                        c.contact(),
                        c.headers(),
                        c.video(),
                        c.status(),
                        c.date(),
                        c.waited(),
                        c.talked(),
                        c.cause(),
                        c.transferredTo(),
                        Optional.of(about));
        return of(cdr, state, false, false);
    }

    private static CallSnapshot of(Cdr cdr, CallState state, boolean muted, boolean held) {
        return new CallSnapshot(
                cdr,
                state,
                muted,
                held,
                false,
                false,
                false,
                !held,
                Optional.empty(),
                Optional.empty(),
                NOW);
    }

    public static CallSnapshot outbound(String id, Party to, CallState state) {
        return call(id, Direction.OUTBOUND, ME, to, state);
    }

    public static CallSnapshot call(
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
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        return of(cdr, state, false, false);
    }
}
