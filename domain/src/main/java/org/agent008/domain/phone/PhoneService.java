package org.agent008.domain.phone;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.agent008.domain.call.Call;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.Direction;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.contact.Contact;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.ContactClicked;
import org.agent008.domain.event.Context;
import org.agent008.domain.phone.Reply.Done;
import org.agent008.domain.port.Journal;
import org.agent008.domain.port.Scheduler.Cancellable;
import org.agent008.domain.port.Signaling.Invited;
import org.agent008.domain.settings.Account;
import org.agent008.domain.settings.Settings;
import org.agent008.domain.settings.Status;
import org.agent008.domain.speech.Words;

/**
 * The phone: the account's presence and its calls behind one door.
 *
 * <p>All of it runs on the mailbox; what SIP and media report enters through {@link
 * MailboxSignals}.
 */
public final class PhoneService implements Phone {
    private static final Duration FAULTS_EVERY = Duration.ofSeconds(5);

    private final PhonePorts ports;
    private Settings settings;
    private final Announcer announcer;
    private final Presence presence;
    private final Legs legs;
    private final CallerIds callerIds;
    private final Calls calls;
    private final AutoAnswering autoAnswering;
    private final Renegotiation renegotiation;
    private final Focus focus;
    private final MediaWatch watch;
    private final Transfers transfers;
    private final Dialing dialing;
    private final Referrals referrals;
    private final Keypad keypad;
    private final Aftermath aftermath;
    private final MailboxSignals signals;
    private final Journal.Recovered left;
    private final Listeners<Runnable> changeListeners = new Listeners<>();
    private Optional<String> faultShown = Optional.empty();
    private Cancellable nextLook = () -> {};

    /**
     * Reads what an earlier run left in the journal; the phone can be asked, but registers only
     * with {@link #start}.
     */
    public PhoneService(PhonePorts ports, Settings settings) {
        this.ports = ports;
        this.settings = settings;
        presence = new Presence(settings, ports.signaling(), ports.choices());
        callerIds = new CallerIds(() -> this.settings, ports.choices());
        announcer = new Announcer(ports, this::context);
        legs = new Legs(ports, announcer, this::changed);
        renegotiation = new Renegotiation(ports, legs);
        focus = new Focus(legs, renegotiation);
        transfers =
                new Transfers(ports, legs, renegotiation, focus, () -> this.settings.transfers());
        calls = new Calls(ports, legs, focus, transfers);
        autoAnswering = new AutoAnswering(ports, legs, calls, () -> this.settings);
        watch = new MediaWatch(ports, legs, renegotiation);
        dialing = new Dialing(ports, legs, calls, presence, callerIds, () -> this.settings);
        referrals = new Referrals(ports, legs, dialing, () -> this.settings.transfers());
        aftermath = new Aftermath(ports, announcer, () -> this.settings);
        keypad = new Keypad(ports, legs, () -> this.settings.dtmf());
        signals =
                new MailboxSignals(
                        ports.mailbox(),
                        this,
                        calls,
                        renegotiation,
                        watch,
                        transfers,
                        referrals,
                        keypad);
        left = ports.journal().recover();
        announcer.startAfter(left.lastSequence());
    }

    /**
     * Closes what an earlier run left open and registers. Listeners that must hear of those calls
     * are added before.
     */
    public void start() {
        List<CallEvent> crashed =
                left.openCalls().stream().map(c -> crashed(c, left.lastAlive())).toList();
        if (!crashed.isEmpty()) {
            announcer.tell(crashed);
        }
        left.unfinished().forEach(aftermath::finish);
        ports.media().onSignal(signals);
        presence.register(signals);
        lookForFaults();
    }

    /** The journal does not tell by itself that the disk is full, or well again. */
    private void lookForFaults() {
        Optional<String> fault = ports.journal().fault();
        if (!fault.equals(faultShown)) {
            faultShown = fault;
            changed();
        }
        nextLook = ports.scheduler().after(FAULTS_EVERY, this::lookForFaults);
    }

    /**
     * Ends all calls, so that each is told to be over before the phone goes.
     *
     * @return completes once all that is made of them is made
     */
    public CompletionStage<Void> stop() {
        nextLook.cancel();
        calls.endAll(HangUpCause.SHUT_DOWN);
        return aftermath.settled();
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

    @Override
    public PhoneSnapshot snapshot() {
        return new PhoneSnapshot(
                settings.account(),
                presence.registration(),
                presence.status(),
                settings.statuses(),
                settings.numbers(),
                callerIds.chosen(),
                settings.transfers(),
                legs.all().stream().map(legs::snapshot).toList(),
                ports.journal().fault());
    }

    @Override
    public Reply<CallSnapshot> dial(DialRequest request) {
        return dialing.dial(request, others());
    }

    @Override
    public Reply<Destination> check(DialRequest request) {
        return dialing.check(request);
    }

    @Override
    public Reply<CallSnapshot> answer(CallId id) {
        return calls.answer(id, others());
    }

    @Override
    public Reply<CallSnapshot> answer(CallId id, Others others) {
        return calls.answer(id, others);
    }

    /** Where nobody sits at the phone, programs talk in as many calls as they like. */
    private Others others() {
        return settings.headless() ? Others.KEEP : Others.HOLD;
    }

    @Override
    public Reply<CallSnapshot> reject(CallId id) {
        return calls.reject(id);
    }

    @Override
    public Reply<CallSnapshot> hangUp(CallId id) {
        return calls.hangUp(id);
    }

    @Override
    public Reply<CallSnapshot> hold(CallId id) {
        return renegotiation.hold(id);
    }

    @Override
    public Reply<CallSnapshot> resume(CallId id) {
        return focus.resume(id, others());
    }

    @Override
    public Reply<CallSnapshot> swap(CallId id) {
        return focus.swap(id);
    }

    @Override
    public Reply<CallSnapshot> mute(CallId id) {
        return calls.mute(id, true);
    }

    @Override
    public Reply<CallSnapshot> unmute(CallId id) {
        return calls.mute(id, false);
    }

    @Override
    public Reply<CallSnapshot> contactClicked(CallId id) {
        return legs.with(
                id,
                leg -> {
                    Optional<Contact> contact = leg.call.cdr().contact();
                    if (contact.isEmpty()) {
                        return Refusals.notNow(
                                "Nobody in the contacts has the number of this call.");
                    }
                    announcer.tell(List.of(new ContactClicked(id, contact.get())));
                    return new Done<>(legs.snapshot(leg));
                });
    }

    @Override
    public Reply<CallSnapshot> dtmf(CallId id, String digits) {
        return keypad.press(id, digits);
    }

    @Override
    public Reply<CallSnapshot> transfer(CallId id, String to) {
        return transfers.blind(id, to);
    }

    @Override
    public Reply<CallSnapshot> transfer(CallId id, CallId with) {
        return transfers.attended(id, with);
    }

    @Override
    public Reply<CallSnapshot> acceptTransfer(CallId id) {
        return referrals.accept(id);
    }

    @Override
    public Reply<CallSnapshot> declineTransfer(CallId id) {
        return referrals.decline(id);
    }

    @Override
    public Reply<PhoneSnapshot> setStatus(String value) {
        Optional<Status> wanted = settings.statusNamed(value);
        if (wanted.isEmpty()) {
            return Refusals.noSuchStatus(value, settings.statuses());
        }
        presence.choose(wanted.get(), signals)
                .ifPresent(event -> {
                    announcer.tell(List.of(event));
                    changed();
                });
        return new Done<>(snapshot());
    }

    @Override
    public void configure(Settings wanted) {
        settings = wanted;
        presence.configure(wanted, signals).ifPresent(event -> announcer.tell(List.of(event)));
        changed();
    }

    @Override
    public Reply<PhoneSnapshot> setCallerId(String number) {
        if (!callerIds.known().contains(number)) {
            return Refusals.noSuchCallerId(number, callerIds.known());
        }
        callerIds.choose(number);
        changed();
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
    public void onWords(Consumer<Words> listener) {
        aftermath.onWords(listener);
    }

    @Override
    public void onChange(Runnable listener) {
        changeListeners.add(listener);
    }

    void registration(Registration now) {
        presence.changed(now).ifPresent(event -> announcer.tell(List.of(event)));
        if (now instanceof Registration.Registered) {
            watch.reconnected();
        }
        changed();
    }

    void invited(Invited invited) {
        Call.Start start =
                new Call.Start(
                        invited.id(),
                        settings.account().map(Account::name).orElse(""),
                        Direction.INBOUND,
                        invited.from(),
                        invited.to(),
                        ports.contacts().match(invited.from().number()),
                        invited.headers(),
                        invited.video(),
                        Optional.empty());
        Optional<Leg> replaced = invited.replaces().flatMap(legs::find).filter(Leg::active);
        if (replaced.isPresent()) {
            calls.replace(start, invited.offer(), replaced.get());
        } else if (presence.status().dnd()) {
            calls.turnAway(start, HangUpCause.DO_NOT_DISTURB);
        } else if (legs.count() >= settings.maxCalls()) {
            calls.turnAway(start, HangUpCause.TOO_MANY_CALLS);
        } else {
            calls.ring(
                    start, invited.offer(), leg -> autoAnswering.arm(leg, invited.answerAfter()));
        }
    }

    private Context context() {
        return new Context(
                settings.nickname(),
                settings.account().map(Account::aor).orElse(""),
                settings.account().map(Account::authUser).orElse(""),
                settings.language(),
                settings.device(),
                presence.status().value(),
                settings.size());
    }

    private void changed() {
        changeListeners.tell(Runnable::run);
    }
}
