package org.agent008.app.doctor;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.port.Signaling;
import org.agent008.domain.port.Signaling.Invited;
import org.agent008.domain.port.Signaling.Referral;

/** Waits for the phone system's first word on a registration; declines whatever calls meanwhile. */
final class FirstWord implements Signaling.Signals {
    private static final int TEMPORARILY_UNAVAILABLE = 480;

    private final Signaling signaling;
    private final CompletableFuture<Registration> word = new CompletableFuture<>();

    FirstWord(Signaling signaling) {
        this.signaling = signaling;
    }

    CompletableFuture<Registration> word() {
        return word;
    }

    @Override
    public void onRegistration(Registration now) {
        if (!(now instanceof Registration.Connecting)) {
            word.complete(now);
        }
    }

    @Override
    public void onInvited(Invited invited) {
        signaling.reject(invited.id(), TEMPORARILY_UNAVAILABLE);
    }

    // Without calls none of these comes.

    @Override
    public void onProgress(CallId id, Optional<String> earlySdp) {}

    @Override
    public void onAnswered(CallId id, String sdp) {}

    @Override
    public void onConfirmed(CallId id, Optional<String> sdp) {}

    @Override
    public void onReinvited(CallId id, String offer) {}

    @Override
    public void onReinviteAnswered(CallId id, String sdp) {}

    @Override
    public void onReinviteRefused(CallId id, int status) {}

    @Override
    public void onNetworkChanged() {}

    @Override
    public void onDtmf(CallId id, char digit) {}

    @Override
    public void onDtmfRefused(CallId id, int status) {}

    @Override
    public void onReferred(CallId id, Referral referral) {}

    @Override
    public void onReferRefused(CallId id, int status) {}

    @Override
    public void onReferProgress(CallId id, int status) {}

    @Override
    public void onEnded(CallId id, HangUpCause cause, Optional<Integer> status) {}
}
