package org.agent008.domain.phone;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.port.Media.MediaSignals;
import org.agent008.domain.port.Signaling.Invited;
import org.agent008.domain.port.Signaling.Referral;
import org.agent008.domain.port.Signaling.Signals;

/** Carries what SIP and media threads report over to the phone's own thread, in order. */
final class MailboxSignals implements Signals, MediaSignals {
    private final Executor mailbox;
    private final PhoneService phone;
    private final Calls calls;
    private final Renegotiation renegotiation;
    private final MediaWatch watch;
    private final Transfers transfers;
    private final Referrals referrals;
    private final Keypad keypad;

    MailboxSignals(
            Executor mailbox,
            PhoneService phone,
            Calls calls,
            Renegotiation renegotiation,
            MediaWatch watch,
            Transfers transfers,
            Referrals referrals,
            Keypad keypad) {
        this.watch = watch;
        this.mailbox = mailbox;
        this.phone = phone;
        this.calls = calls;
        this.renegotiation = renegotiation;
        this.transfers = transfers;
        this.referrals = referrals;
        this.keypad = keypad;
    }

    @Override
    public void onRegistration(Registration registration) {
        mailbox.execute(() -> phone.registration(registration));
    }

    @Override
    public void onInvited(Invited invited) {
        mailbox.execute(() -> phone.invited(invited));
    }

    @Override
    public void onProgress(CallId id, Optional<String> earlySdp) {
        mailbox.execute(() -> {
            calls.progress(id, earlySdp);
            referrals.progress(id);
        });
    }

    @Override
    public void onAnswered(CallId id, String sdp) {
        mailbox.execute(() -> {
            calls.answered(id, sdp);
            referrals.answered(id);
        });
    }

    @Override
    public void onConfirmed(CallId id, Optional<String> sdp) {
        mailbox.execute(() -> calls.confirmed(id, sdp));
    }

    @Override
    public void onReinvited(CallId id, String offer) {
        mailbox.execute(() -> renegotiation.reinvited(id, offer));
    }

    @Override
    public void onReinviteAnswered(CallId id, String sdp) {
        mailbox.execute(() -> renegotiation.reinviteAnswered(id, sdp));
    }

    @Override
    public void onReinviteRefused(CallId id, int status) {
        mailbox.execute(() -> renegotiation.reinviteRefused(id, status));
    }

    @Override
    public void onEnded(CallId id, HangUpCause cause, Optional<Integer> status) {
        mailbox.execute(() -> calls.ended(id, cause, status));
    }

    @Override
    public void onDtmf(CallId id, char digit) {
        mailbox.execute(() -> keypad.heard(id, digit));
    }

    @Override
    public void onDtmfRefused(CallId id, int status) {
        mailbox.execute(() -> keypad.refused(id, status));
    }

    @Override
    public void onReferred(CallId id, Referral referral) {
        mailbox.execute(() -> referrals.asked(id, referral));
    }

    @Override
    public void onReferRefused(CallId id, int status) {
        mailbox.execute(() -> transfers.refused(id, status));
    }

    @Override
    public void onReferProgress(CallId id, int status) {
        mailbox.execute(() -> transfers.progress(id, status));
    }

    @Override
    public void onConnected(CallId id) {
        mailbox.execute(() -> watch.connected(id));
    }

    @Override
    public void onInterrupted(CallId id) {
        mailbox.execute(() -> watch.interrupted(id));
    }

    @Override
    public void onNetworkChanged() {
        mailbox.execute(watch::networkChanged);
    }

    @Override
    public void onFailed(CallId id, String reason) {
        mailbox.execute(() -> calls.mediaFailed(id));
    }
}
