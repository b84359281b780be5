package org.agent008.domain.fake;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.agent008.domain.call.AnswerAfter;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.call.Party;
import org.agent008.domain.phone.Destination;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.phone.Phone;
import org.agent008.domain.phone.PhonePorts;
import org.agent008.domain.phone.PhoneService;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.port.Scheduler.Cancellable;
import org.agent008.domain.port.Signaling.Invitation;
import org.agent008.domain.port.Signaling.Invited;
import org.agent008.domain.port.Signaling.Referral;

/**
 * The real phone over fakes, on a mailbox thread of its own, for tests that reach it from outside.
 * Its methods play the PBX and return once the phone has heard. Safe from any thread.
 */
public final class PhoneOnFakes implements AutoCloseable {
    public final FakeJournal journal = new FakeJournal();
    public final FakeContacts contacts = new FakeContacts();
    private final FakeSignaling signaling = new FakeSignaling();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("phone").factory());
    private final AtomicInteger ids = new AtomicInteger();
    private final Mailbox mailbox;

    /** Registers as {@link Fixtures#account()}; the PBX has not answered yet. */
    public PhoneOnFakes() {
        PhoneService phone =
                new PhoneService(
                        new PhonePorts(
                                signaling,
                                new FakeMedia(),
                                journal,
                                new FakeChoices(),
                                contacts,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                thread,
                                this::after,
                                InstantSource.system(),
                                ZoneOffset.UTC,
                                () -> "evt_" + ids.incrementAndGet(),
                                () -> "call-" + ids.incrementAndGet()),
                        Fixtures.settings());
        mailbox = new Mailbox(thread, phone);
        run(phone::start);
    }

    /** Time stands still: only what is due at once runs. */
    private Cancellable after(Duration delay, Runnable task) {
        if (delay.isZero()) {
            thread.execute(task);
        }
        return () -> {};
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    /** Runs on the phone's thread and waits for it, and for what it left there to be done. */
    public void run(Runnable task) {
        mailbox.ask(
                        p -> {
                            task.run();
                            return true;
                        })
                .join();
        mailbox.ask(Phone::snapshot).join();
    }

    public void registered() {
        run(() -> signaling.signals().onRegistration(new Registration.Registered()));
    }

    /** {@code +34600123456} calls. */
    public void rings(String call) {
        rings(call, Map.of("X-Queue", "sales"));
    }

    public void rings(String call, Map<String, String> headers) {
        rings(call, "Berta", headers, Optional.empty());
    }

    /** The caller says to be {@code name}. */
    public void rings(String call, String name) {
        rings(call, name, Map.of(), Optional.empty());
    }

    /** The caller asks for an answer without a person, at once. */
    public void ringsToBeAnsweredAtOnce(String call) {
        AnswerAfter atOnce = new AnswerAfter(Optional.of(Duration.ZERO));
        rings(call, "Berta", Map.of(), Optional.of(atOnce));
    }

    private void rings(
            String call,
            String name,
            Map<String, String> headers,
            Optional<AnswerAfter> answerAfter) {
        Invited invited =
                new Invited(
                        new CallId(call),
                        Party.of("+34600123456", name),
                        Party.of("1001"),
                        headers,
                        false,
                        answerAfter,
                        Optional.of("offer"));
        run(() -> signaling.signals().onInvited(invited));
    }

    /** The far end of a call wants this phone to call 1003 in its place. */
    public void isReferred(String call) {
        Destination to = new Destination("1003", Optional.empty());
        Referral referral =
                new Referral(to, "sip:1003@example.com", Optional.empty(), Optional.empty());
        run(() -> signaling.signals().onReferred(new CallId(call), referral));
    }

    /** The far end of a call that was placed rings, and is heard already where it sends SDP. */
    public void progresses(CallId call, Optional<String> earlySdp) {
        run(() -> signaling.signals().onProgress(call, earlySdp));
    }

    /** The far end of a call that was placed answers. */
    public void answers(CallId call) {
        run(() -> signaling.signals().onAnswered(call, "answer"));
    }

    /** The far end ends the call. */
    public void ends(String call) {
        ends(new CallId(call), HangUpCause.REMOTE_HUNG_UP);
    }

    public void ends(CallId call, HangUpCause cause) {
        run(() -> signaling.signals().onEnded(call, cause, Optional.empty()));
    }

    /** The connection to the PBX breaks. */
    public void isLost() {
        run(() -> signaling.signals().onRegistration(new Registration.Lost("gone")));
    }

    /** The far end takes the phone's re-INVITE. */
    public void agrees(String call) {
        run(() -> signaling.signals().onReinviteAnswered(new CallId(call), "answer"));
    }

    /** The far end refuses it. */
    public void refuses(String call, int status) {
        run(() -> signaling.signals().onReinviteRefused(new CallId(call), status));
    }

    /** What the phone told the PBX. */
    public List<String> sent() {
        return mailbox.ask(p -> List.copyOf(signaling.sent)).join();
    }

    /** The INVITEs among that. */
    public List<Invitation> invitations() {
        return mailbox.ask(p -> List.copyOf(signaling.invitations)).join();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
