package org.agent008.domain.phone;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.agent008.domain.call.Call;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.Direction;
import org.agent008.domain.call.Party;
import org.agent008.domain.phone.Reply.Done;
import org.agent008.domain.phone.Reply.Refusal;
import org.agent008.domain.phone.Reply.Refused;
import org.agent008.domain.port.Signaling.Invitation;
import org.agent008.domain.port.Signaling.Referral;
import org.agent008.domain.settings.Account;
import org.agent008.domain.settings.Settings;

/** Outbound calls: whether one may be made, as whom, and the INVITE. */
final class Dialing {
    private final PhonePorts ports;
    private final Legs legs;
    private final Calls calls;
    private final Presence presence;
    private final CallerIds callerIds;
    private final Supplier<Settings> settings;
    private final DialGuard guard;

    Dialing(
            PhonePorts ports,
            Legs legs,
            Calls calls,
            Presence presence,
            CallerIds callerIds,
            Supplier<Settings> settings) {
        this.ports = ports;
        this.legs = legs;
        this.calls = calls;
        this.presence = presence;
        this.callerIds = callerIds;
        this.settings = settings;
        this.guard = new DialGuard(() -> settings.get().dialPolicy(), ports.clock());
    }

    Reply<CallSnapshot> dial(DialRequest request, Others others) {
        Optional<String> notReady = presence.whyNotReady();
        if (notReady.isPresent()) {
            return new Refused<>(Refusal.NOT_REGISTERED, notReady.get());
        }
        Optional<Reply<CallSnapshot>> fault = DialRules.faultOf(request);
        if (fault.isPresent()) {
            return fault.get();
        }
        Destination to = Destination.parse(request.to()).orElseThrow();
        Optional<Reply<CallSnapshot>> objection = guard.objection(to, request.by());
        if (objection.isPresent()) {
            return objection.get();
        }
        CallId id = idOf(request.headers());
        if (legs.find(id).isPresent()) {
            return new Refused<>(
                    Refusal.BAD_HEADER, "A live call already has the X-Call-ID " + id + ".");
        }
        int most = settings.get().maxCalls();
        if (legs.count() >= most) {
            return new Refused<>(
                    Refusal.TOO_MANY_CALLS,
                    "There are already %d calls, the most allowed (maxCalls)."
                            .formatted(legs.count()));
        }
        Optional<CallId> consults = request.consultationFor();
        if (consults.flatMap(legs::find).filter(Leg::active).isEmpty() && consults.isPresent()) {
            return Refusals.notNow("There is no answered call to consult about.");
        }
        guard.count(request.by());
        Leg leg =
                send(
                        id,
                        to,
                        request.from().or(callerIds::chosen),
                        request.headers(),
                        consults,
                        Optional.empty(),
                        others);
        return new Done<>(legs.snapshot(leg));
    }

    /** Whether a call may go there, and where that is. */
    Reply<Destination> check(DialRequest request) {
        Optional<Reply<Destination>> fault = DialRules.faultOf(request);
        if (fault.isPresent()) {
            return fault.get();
        }
        Destination to = Destination.parse(request.to()).orElseThrow();
        Optional<Reply<Destination>> objection = guard.objection(to, request.by());
        return objection.orElseGet(() -> new Done<>(to));
    }

    /**
     * The call that a far end asked for; the one with that far end goes on meanwhile. Empty while
     * the phone cannot call.
     */
    Optional<Leg> follow(Referral referral) {
        if (presence.whyNotReady().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                send(
                        new CallId(ports.callIds().get()),
                        referral.to(),
                        callerIds.chosen(),
                        Map.of(),
                        Optional.empty(),
                        Optional.of(referral),
                        Others.KEEP));
    }

    private Leg send(
            CallId id,
            Destination to,
            Optional<String> callerId,
            Map<String, String> headers,
            Optional<CallId> consultationFor,
            Optional<Referral> referral,
            Others others) {
        Account account = settings.get().account().orElseThrow();
        Call.Start start =
                new Call.Start(
                        id,
                        account.name(),
                        Direction.OUTBOUND,
                        Party.of(callerId.orElse(account.user())),
                        Party.of(to.toString()),
                        ports.contacts().match(to.toString()),
                        Map.of(),
                        false,
                        consultationFor);
        return calls.dial(
                start,
                others,
                offer ->
                        ports.signaling()
                                .invite(
                                        new Invitation(
                                                id, to, callerId, headers, offer, referral)));
    }

    private CallId idOf(Map<String, String> headers) {
        return headers.entrySet().stream()
                .filter(h -> h.getKey().equalsIgnoreCase("X-Call-ID") && !h.getValue().isBlank())
                .findFirst()
                .map(h -> new CallId(h.getValue()))
                .orElseGet(() -> new CallId(ports.callIds().get()));
    }
}
