package org.agent008.domain.phone;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.agent008.domain.call.Call;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.CallState;
import org.agent008.domain.call.Direction;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.call.Outcome;
import org.agent008.domain.call.Party;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.Context;
import org.agent008.domain.event.RegistrationChanged;
import org.agent008.domain.event.StatusChanged;
import org.agent008.domain.phone.Reply.Done;
import org.agent008.domain.phone.Reply.Refusal;
import org.agent008.domain.phone.Reply.Refused;
import org.agent008.domain.port.Journal;
import org.agent008.domain.port.Scheduler.Cancellable;
import org.agent008.domain.port.Signaling.Invitation;
import org.agent008.domain.port.Signaling.Invited;
import org.agent008.domain.settings.Account;
import org.agent008.domain.settings.Settings;
import org.agent008.domain.settings.Status;

/**
 * The phone's rules: which signal does what to which call, and who is told.
 *
 * <p>All of it runs on the mailbox. What SIP and media report enters through {@link
 * MailboxSignals}; slow ports answer through {@link #later}.
 */
public final class PhoneService implements Phone {
    /** How long the 180 waits for its {@code phone:ringing} to be durable before calls go first. */
    private static final Duration RING_AT_THE_LATEST = Duration.ofMillis(200);

    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final PhonePorts ports;
    private final Settings settings;
    private final Announcer announcer;
    private final MailboxSignals signals;
    private final Map<CallId, Leg> legs = new LinkedHashMap<>();
    private final List<Runnable> changeListeners = new ArrayList<>();
    private Registration registration = new Registration.Offline();
    private Registration told = registration;
    private Status status;
    private Cancellable heartbeat = () -> {};

    public PhoneService(PhonePorts ports, Settings settings) {
        this.ports = ports;
        this.settings = settings;
        this.status = settings.initialStatus();
        this.announcer =
                new Announcer(
                        ports.journal(),
                        ports.mailbox(),
                        ports.clock(),
                        ports.eventIds(),
                        this::context);
        this.signals = new MailboxSignals(ports.mailbox(), this);
    }

    /**
     * Closes what an earlier run left open and registers. Listeners that must hear of those calls
     * are added before.
     */
    public void start() {
        Journal.Recovered left = ports.journal().recover();
        announcer.startAfter(left.lastSequence());
        List<CallEvent> crashed =
                left.openCalls().stream().map(c -> crashed(c, left.lastAlive())).toList();
        if (!crashed.isEmpty()) {
            announcer.tell(crashed);
        }
        ports.media().onSignal(signals);
        if (!status.offline()) {
            register();
        }
    }

    /** Ends all calls, so that each is told to be over before the phone goes. */
    public void stop() {
        List.copyOf(legs.values()).forEach(leg -> drop(leg, HangUpCause.SHUT_DOWN));
        heartbeat.cancel();
    }

    private static CallEvent crashed(Cdr open, Optional<Instant> lastAlive) {
        Duration known =
                lastAlive
                        .map(at -> Duration.between(open.date().toInstant(), at))
                        .orElse(Duration.ZERO);
        return new CallEvent.Terminated(
                open.status() == Cdr.Status.ANSWERED
                        ? open.endedAfterTalking(known.minus(open.waited()), HangUpCause.CRASHED)
                        : open.endedUnanswered(known, HangUpCause.CRASHED));
    }

    // ---- what is asked of the phone ----------------------------------------------------------

    @Override
    public PhoneSnapshot snapshot() {
        return new PhoneSnapshot(
                settings.account(),
                registration,
                status,
                settings.statuses(),
                settings.numbers(),
                legs.values().stream().map(this::snapshot).toList());
    }

    @Override
    public Reply<CallSnapshot> dial(DialRequest request) {
        Optional<Account> account = settings.account();
        if (account.isEmpty() || !(registration instanceof Registration.Registered)) {
            return refused(
                    Refusal.NOT_REGISTERED,
                    "The phone is not registered: " + why(registration, account));
        }
        Optional<Destination> to = Destination.parse(request.to());
        if (to.isEmpty()) {
            return refused(
                    Refusal.BAD_ADDRESS,
                    DialRules.printable(request.to())
                            + " is not a number or address that can be called.");
        }
        Optional<String> fault = DialRules.faultOf(request.from());
        if (fault.isPresent()) {
            return refused(Refusal.BAD_ADDRESS, fault.get());
        }
        fault = DialRules.faultOf(request.headers());
        if (fault.isPresent()) {
            return refused(Refusal.BAD_HEADER, fault.get());
        }
        CallId id = idOf(request.headers());
        if (legs.containsKey(id)) {
            return refused(Refusal.BAD_HEADER, "A live call already has the X-Call-ID " + id + ".");
        }
        if (legs.size() >= settings.maxCalls()) {
            return refused(
                    Refusal.TOO_MANY_CALLS,
                    "There are already " + legs.size() + " calls, the most allowed (maxCalls).");
        }
        Optional<String> callerId = request.from().or(settings::callerId);
        Call call =
                Call.start(
                        new Call.Start(
                                id,
                                account.get().name(),
                                Direction.OUTBOUND,
                                Party.of(callerId.orElse(account.get().user())),
                                Party.of(to.get().toString()),
                                Map.of(),
                                false),
                        ports.clock(),
                        ports.zone());
        Leg leg = add(new Leg(call, Optional.empty()));
        announcer.tell(List.of(call.born()));
        later(
                ports.media().offer(id),
                leg,
                offer -> {
                    leg.invited = true;
                    ports.signaling()
                            .invite(
                                    new Invitation(
                                            id, to.get(), callerId, request.headers(), offer));
                },
                HangUpCause.MEDIA_FAILED);
        changed();
        return new Done<>(snapshot(leg));
    }

    @Override
    public Reply<CallSnapshot> answer(CallId id) {
        return withCall(id, this::answer);
    }

    private Reply<CallSnapshot> answer(Leg leg) {
        if (!leg.inbound()) {
            return refused(Refusal.NOT_NOW, "Only an inbound call can be answered.");
        }
        if (leg.call.answering() instanceof Outcome.Moved) {
            CompletionStage<String> sdp =
                    leg.remoteOffer
                            .map(offer -> ports.media().answer(leg.id(), offer))
                            .orElseGet(() -> ports.media().offer(leg.id()));
            later(
                    sdp,
                    leg,
                    local -> {
                        ports.signaling().accept(leg.id(), local);
                        tell(leg.call.accepted());
                    },
                    HangUpCause.MEDIA_REFUSED);
            changed();
        }
        return new Done<>(snapshot(leg));
    }

    @Override
    public Reply<CallSnapshot> reject(CallId id) {
        return withCall(
                id,
                leg ->
                        leg.inbound() && !(leg.call.state() instanceof CallState.Active)
                                ? drop(leg, HangUpCause.DECLINED)
                                : refused(
                                        Refusal.NOT_NOW,
                                        "Only an inbound call that still rings can be declined."));
    }

    @Override
    public Reply<CallSnapshot> hangUp(CallId id) {
        return withCall(id, leg -> drop(leg, causeOfOurHangUp(leg)));
    }

    private static HangUpCause causeOfOurHangUp(Leg leg) {
        if (leg.call.state() instanceof CallState.Active) {
            return HangUpCause.HUNG_UP;
        }
        return leg.inbound() ? HangUpCause.DECLINED : HangUpCause.CANCELLED;
    }

    @Override
    public Reply<PhoneSnapshot> setStatus(String value) {
        Optional<Status> wanted = settings.statusNamed(value);
        if (wanted.isEmpty()) {
            return refused(
                    Refusal.NO_SUCH_STATUS,
                    "There is no status "
                            + DialRules.printable(value)
                            + "; there are "
                            + String.join(
                                    ", ", settings.statuses().stream().map(Status::value).toList())
                            + ".");
        }
        Status before = status;
        status = wanted.get();
        if (!status.equals(before)) {
            announcer.tell(List.of(new StatusChanged(status)));
            if (status.offline()) {
                ports.signaling().unregister();
            } else if (before.offline()) {
                register();
            }
            changed();
        }
        return new Done<>(snapshot());
    }

    @Override
    public void onEvent(EventListener listener) {
        announcer.onEvent(listener);
    }

    @Override
    public void onCommitted(EventListener listener) {
        announcer.onCommitted(listener);
    }

    @Override
    public void onChange(Runnable listener) {
        changeListeners.add(listener);
    }

    // ---- what SIP and media report ------------------------------------------------------------

    void registration(Registration now) {
        registration = now;
        boolean same =
                now.getClass() == told.getClass()
                        && (now instanceof Registration.Lost || now.equals(told));
        if (!same && !(now instanceof Registration.Connecting)) {
            told = now;
            settings.account()
                    .ifPresent(
                            a -> announcer.tell(List.of(new RegistrationChanged(a.name(), now))));
        }
        changed();
    }

    void invited(Invited invited) {
        Call call =
                Call.start(
                        new Call.Start(
                                invited.id(),
                                settings.account().map(Account::name).orElse(""),
                                Direction.INBOUND,
                                invited.from(),
                                invited.to(),
                                invited.headers(),
                                invited.video()),
                        ports.clock(),
                        ports.zone());
        if (status.dnd()) {
            turnAway(call, HangUpCause.DO_NOT_DISTURB);
        } else if (legs.size() >= settings.maxCalls()) {
            turnAway(call, HangUpCause.TOO_MANY_CALLS);
        } else {
            Leg leg = add(new Leg(call, invited.offer()));
            CompletionStage<Void> written = announcer.tell(List.of(call.born()));
            ringOnce(leg, written);
        }
        changed();
    }

    /** Nobody was asked, but the call is on record. */
    private void turnAway(Call call, HangUpCause why) {
        ports.signaling().reject(call.id(), BUSY_HERE);
        List<CallEvent> events = new ArrayList<>(List.of(call.born()));
        if (call.end(why) instanceof Outcome.Moved(List<CallEvent> more)) {
            events.addAll(more);
        }
        announcer.tell(events);
    }

    private void ringOnce(Leg leg, CompletionStage<Void> written) {
        boolean[] done = {false};
        Runnable ring =
                () -> {
                    if (!done[0] && leg.call.state() instanceof CallState.Ringing) {
                        ports.signaling().ring(leg.id());
                    }
                    done[0] = true;
                };
        Cancellable atTheLatest = ports.scheduler().after(RING_AT_THE_LATEST, ring);
        var _ =
                written.whenCompleteAsync(
                        (v, fault) -> {
                            atTheLatest.cancel();
                            ring.run();
                        },
                        ports.mailbox());
    }

    void progress(CallId id, Optional<String> earlySdp) {
        Leg leg = legs.get(id);
        if (leg != null && !leg.inbound()) {
            leg.call.progress();
            earlySdp.ifPresent(sdp -> ports.media().accept(id, sdp, true));
            changed();
        }
    }

    void answered(CallId id, String sdp) {
        Leg leg = legs.get(id);
        if (leg != null && leg.call.accepted() instanceof Outcome.Moved moved) {
            tell(moved);
            later(ports.media().accept(id, sdp, false), leg, ok -> {}, HangUpCause.MEDIA_REFUSED);
        }
    }

    void confirmed(CallId id, Optional<String> sdp) {
        Leg leg = legs.get(id);
        if (leg != null && leg.remoteOffer.isEmpty()) {
            sdp.ifPresent(answer ->
                    later(
                            ports.media().accept(id, answer, false),
                            leg,
                            ok -> {},
                            HangUpCause.MEDIA_REFUSED));
        }
    }

    void reinvited(CallId id, String offer) {
        Leg leg = legs.get(id);
        if (leg == null || !(leg.call.state() instanceof CallState.Active)) {
            ports.signaling().rejectReinvite(id, REQUEST_PENDING);
            return;
        }
        onMailbox(
                ports.media().answer(id, offer),
                (sdp, fault) -> {
                    if (fault.isEmpty()) {
                        ports.signaling().acceptReinvite(id, sdp);
                    } else {
                        ports.signaling().rejectReinvite(id, NOT_ACCEPTABLE_HERE);
                    }
                });
    }

    void ended(CallId id, HangUpCause cause) {
        Leg leg = legs.get(id);
        if (leg != null) {
            end(leg, cause);
        }
    }

    void mediaConnected(CallId id) {
        Leg leg = legs.get(id);
        if (leg != null) {
            leg.mediaConnected = true;
        }
    }

    void mediaFailed(CallId id) {
        Leg leg = legs.get(id);
        if (leg != null) {
            drop(leg, leg.mediaConnected ? HangUpCause.MEDIA_LOST : HangUpCause.MEDIA_FAILED);
        }
    }

    // ---- how it is done ------------------------------------------------------------------------

    private static final int BUSY_HERE = 486;
    private static final int NOT_ACCEPTABLE_HERE = 488;
    private static final int REQUEST_PENDING = 491;

    private void register() {
        settings.account().ifPresent(a -> ports.signaling().register(a, signals));
    }

    private CallId idOf(Map<String, String> headers) {
        return headers.entrySet().stream()
                .filter(h -> h.getKey().equalsIgnoreCase("X-Call-ID") && !h.getValue().isBlank())
                .findFirst()
                .map(h -> new CallId(h.getValue()))
                .orElseGet(() -> new CallId(ports.callIds().get()));
    }

    private Leg add(Leg leg) {
        if (legs.isEmpty()) {
            beat();
        }
        legs.put(leg.id(), leg);
        return leg;
    }

    /**
     * While calls are up, notes now and then that the phone is alive: after a crash their length is
     * known to some seconds.
     */
    private void beat() {
        ports.journal().alive(ports.clock().instant());
        heartbeat = ports.scheduler().after(HEARTBEAT, this::beat);
    }

    /** Ends a call from this side: SIP is told as the call's state demands. */
    private Reply<CallSnapshot> drop(Leg leg, HangUpCause why) {
        boolean unanswered = leg.inbound() && !(leg.call.state() instanceof CallState.Active);
        if (unanswered) {
            ports.signaling()
                    .reject(
                            leg.id(),
                            why == HangUpCause.MEDIA_REFUSED ? NOT_ACCEPTABLE_HERE : BUSY_HERE);
        } else if (leg.invited || leg.inbound()) {
            ports.signaling().hangUp(leg.id());
        }
        end(leg, why);
        return new Done<>(snapshot(leg));
    }

    private void end(Leg leg, HangUpCause why) {
        legs.remove(leg.id());
        if (legs.isEmpty()) {
            heartbeat.cancel();
        }
        ports.media().close(leg.id());
        tell(leg.call.end(why));
    }

    private void tell(Outcome outcome) {
        if (outcome instanceof Outcome.Moved(List<CallEvent> events) && !events.isEmpty()) {
            announcer.tell(events);
            changed();
        }
    }

    /**
     * Goes on with a call when a slow port has answered; a failure ends the call; nothing happens
     * where it ended meanwhile.
     */
    private <T> void later(
            CompletionStage<T> stage, Leg leg, Consumer<T> then, HangUpCause onFailure) {
        onMailbox(
                stage,
                (value, fault) -> {
                    if (legs.get(leg.id()) != leg) {
                        ports.media().close(leg.id());
                    } else if (fault.isPresent()) {
                        drop(leg, onFailure);
                    } else {
                        then.accept(value);
                    }
                });
    }

    private <T> void onMailbox(CompletionStage<T> stage, BiConsumer<T, Optional<Throwable>> then) {
        var _ =
                stage.whenCompleteAsync(
                        (value, fault) -> then.accept(value, Optional.ofNullable(fault)),
                        ports.mailbox());
    }

    private Reply<CallSnapshot> withCall(CallId id, Function<Leg, Reply<CallSnapshot>> wish) {
        Leg leg = legs.get(id);
        return leg == null
                ? refused(
                        Refusal.NO_SUCH_CALL,
                        "There is no live call " + DialRules.printable(id.value()) + ".")
                : wish.apply(leg);
    }

    private static <T> Reply<T> refused(Refusal why, String text) {
        return new Refused<>(why, text);
    }

    private static String why(Registration r, Optional<Account> account) {
        return account.isEmpty()
                ? "no account is configured (sipUri, sipPassword, wsUri)."
                : switch (r) {
                    case Registration.Offline() -> "the status is offline.";
                    case Registration.Connecting() -> "it is still connecting.";
                    case Registration.Registered() -> "it is changing.";
                    case Registration.Failed(String reason) -> reason;
                    case Registration.Lost(String reason) -> reason;
                };
    }

    private CallSnapshot snapshot(Leg leg) {
        return new CallSnapshot(leg.call.cdr(), leg.call.state(), ports.clock().instant());
    }

    private Context context() {
        return new Context(
                settings.nickname(),
                settings.account().map(Account::aor).orElse(""),
                settings.account().map(Account::authUser).orElse(""),
                settings.language(),
                settings.device(),
                status.value(),
                settings.size());
    }

    private void changed() {
        changeListeners.forEach(Runnable::run);
    }
}
