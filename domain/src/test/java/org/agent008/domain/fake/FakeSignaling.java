package org.agent008.domain.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agent008.domain.call.CallId;
import org.agent008.domain.phone.Destination;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.port.Signaling;
import org.agent008.domain.settings.Account;
import org.jspecify.annotations.Nullable;

/** Writes down each command as one line; the test plays the PBX through {@link #signals()}. */
public final class FakeSignaling implements Signaling {
    public final List<String> sent = new ArrayList<>();
    public final List<Invitation> invitations = new ArrayList<>();
    private @Nullable Signals signals;

    public Signals signals() {
        return Optional.ofNullable(signals)
                .orElseThrow(() -> new IllegalStateException("never asked to register"));
    }

    @Override
    public void register(Account account, Signals s) {
        signals = s;
        sent.add("REGISTER " + account.aor());
        s.onRegistration(new Registration.Connecting());
    }

    @Override
    public void unregister() {
        sent.add("UNREGISTER");
        signals().onRegistration(new Registration.Offline());
    }

    @Override
    public void invite(Invitation invitation) {
        invitations.add(invitation);
        sent.add("INVITE " + invitation.to());
    }

    @Override
    public void ring(CallId id) {
        sent.add("180 " + id);
    }

    @Override
    public void accept(CallId id, String sdp) {
        sent.add("200 " + id + " " + sdp);
    }

    @Override
    public void reject(CallId id, int status) {
        sent.add(status + " " + id);
    }

    @Override
    public void hangUp(CallId id) {
        sent.add("HANGUP " + id);
    }

    @Override
    public void acceptReinvite(CallId id, String sdp) {
        sent.add("RE-200 " + id + " " + sdp);
    }

    @Override
    public void rejectReinvite(CallId id, int status) {
        sent.add("RE-" + status + " " + id);
    }

    @Override
    public void reinvite(CallId id, String offer) {
        sent.add("RE-INVITE " + id + " " + offer);
    }

    @Override
    public void dtmf(CallId id, char digit) {
        sent.add("INFO " + id + " " + digit);
    }

    @Override
    public void refer(CallId id, Destination to) {
        sent.add("REFER " + id + " to " + to);
    }

    @Override
    public void refer(CallId id, CallId other) {
        sent.add("REFER " + id + " into " + other);
    }

    @Override
    public void answerRefer(CallId id, int status) {
        sent.add("REFER-" + status + " " + id);
    }

    @Override
    public void reportRefer(CallId id, int status) {
        sent.add("NOTIFY " + id + " " + status);
    }

    @Override
    public void close() {
        sent.add("CLOSE");
    }
}
