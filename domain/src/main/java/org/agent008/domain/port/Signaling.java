package org.agent008.domain.port;

import java.util.Map;
import java.util.Optional;
import org.agent008.domain.call.AnswerAfter;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.call.Party;
import org.agent008.domain.phone.Destination;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.settings.Account;

/**
 * SIP, as the phone needs it: one account's registration and dialogs.
 *
 * <p>No method blocks or throws for what the network or the far end does: results come back as
 * {@link Signals}. A command for a call that is gone does nothing. Digest challenges,
 * retransmissions and ACKs are the implementation's own business.
 */
public interface Signaling extends AutoCloseable {
    /** Connects and registers, and keeps doing so until {@link #unregister} or {@link #close}. */
    void register(Account account, Signals signals);

    /**
     * Unregisters (REGISTER with expires 0), keeps live dialogs, reports {@link
     * Registration.Offline}.
     */
    void unregister();

    /**
     * Sends an INVITE; its Call-ID is the call's id unless the headers carry an {@code X-Call-ID}.
     */
    void invite(Invitation invitation);

    /** Tells the caller that it rings (180). */
    void ring(CallId id);

    /**
     * Accepts an inbound call (200). {@code sdp} is the answer, or the offer where the INVITE had
     * none.
     */
    void accept(CallId id, String sdp);

    /** Refuses an inbound call that was not accepted yet. {@code status} is 4xx to 6xx. */
    void reject(CallId id, int status);

    /** Ends a call as its dialog demands: CANCEL before the answer, BYE after it. */
    void hangUp(CallId id);

    /** Answers the re-INVITE told by {@link Signals#onReinvited}. */
    void acceptReinvite(CallId id, String sdp);

    /** Refuses that re-INVITE; the call goes on as it was. */
    void rejectReinvite(CallId id, int status);

    /**
     * Offers anew within a call (re-INVITE); {@link Signals#onReinviteAnswered} or {@link
     * Signals#onReinviteRefused} tells what came of it.
     */
    void reinvite(CallId id, String offer);

    /**
     * Sends one keypad tone by INFO ({@code application/dtmf-relay}); {@link Signals#onDtmfRefused}
     * tells where the far end does not take it.
     */
    void dtmf(CallId id, char digit);

    /**
     * Asks the far end to call somebody else (REFER, RFC 3515). {@link Signals#onReferProgress}
     * tells how that goes, {@link Signals#onReferRefused} that it does not even try.
     */
    void refer(CallId id, Destination to);

    /** Asks it to take our place in another call (Replaces, RFC 3891); told in the same way. */
    void refer(CallId id, CallId other);

    /** Answers the REFER told by {@link Signals#onReferred}: 202, or 4xx to 6xx. */
    void answerRefer(CallId id, int status);

    /** Tells the far end how the call that it asked for goes; 200 and more end that (NOTIFY). */
    void reportRefer(CallId id, int status);

    /**
     * Hangs up what is left, unregisters and lets go of all threads and sockets; returns within
     * five seconds.
     */
    @Override
    void close();

    /**
     * An outbound call.
     *
     * @param callerId sent as {@code P-Asserted-Identity} and {@code X-Number}
     * @param headers further headers, {@code X-*}
     * @param referral the far end that asked for this call; its {@code uri} is called
     */
    record Invitation(
            CallId id,
            Destination to,
            Optional<String> callerId,
            Map<String, String> headers,
            String offer,
            Optional<Referral> referral) {
        public Invitation(
                CallId id,
                Destination to,
                Optional<String> callerId,
                Map<String, String> headers,
                String offer) {
            this(id, to, callerId, headers, offer, Optional.empty());
        }
    }

    /**
     * Where a far end asks us to call in its place.
     *
     * @param to for people
     * @param uri for SIP
     * @param replaces the call that ours shall replace there (RFC 3891)
     * @param referredBy who asks (RFC 3892)
     */
    record Referral(
            Destination to, String uri, Optional<String> replaces, Optional<String> referredBy) {}

    /**
     * An inbound call.
     *
     * @param offer empty: the INVITE had no SDP, our 200 carries the offer and the ACK the answer
     * @param headers the {@code X-*} and {@code P-*} headers
     * @param answerAfter the caller asks to be answered without a person
     * @param replaces our call whose place it takes (RFC 3891)
     */
    record Invited(
            CallId id,
            Party from,
            Party to,
            Map<String, String> headers,
            boolean video,
            Optional<AnswerAfter> answerAfter,
            Optional<String> offer,
            Optional<CallId> replaces) {
        public Invited(
                CallId id,
                Party from,
                Party to,
                Map<String, String> headers,
                boolean video,
                Optional<AnswerAfter> answerAfter,
                Optional<String> offer) {
            this(id, from, to, headers, video, answerAfter, offer, Optional.empty());
        }
    }

    /**
     * What SIP reports; the phone hops to its own thread, so any thread may call. Reports about one
     * call come in order.
     */
    interface Signals {
        void onRegistration(Registration registration);

        /** A new call; nothing has been answered yet but 100. */
        void onInvited(Invited invited);

        /** The far end of an outbound call rings; with SDP where it sends early media. */
        void onProgress(CallId id, Optional<String> earlySdp);

        /** The far end of an outbound call answered; the ACK is out. */
        void onAnswered(CallId id, String sdp);

        /** The ACK of an inbound call arrived; with SDP where our 200 carried the offer. */
        void onConfirmed(CallId id, Optional<String> sdp);

        /** The far end offers anew within the call (hold, resume, new codec). */
        void onReinvited(CallId id, String offer);

        /** The far end took our re-INVITE; the ACK is out. */
        void onReinviteAnswered(CallId id, String sdp);

        /**
         * Our re-INVITE came to nothing; the call goes on as it was. 491: both sides offered at
         * once, told when it may be tried again (RFC 3261 section 14.1).
         */
        void onReinviteRefused(CallId id, int status);

        /** This machine's network is another one: an address or interface came or went. */
        void onNetworkChanged();

        /** The far end pressed a key (INFO): 0-9, A-D, * or #. */
        void onDtmf(CallId id, char digit);

        /** It does not take ours. */
        void onDtmfRefused(CallId id, int status);

        /** It asks us to call somebody else; wants an answer. */
        void onReferred(CallId id, Referral referral);

        /** It does not call whom we asked it to. */
        void onReferRefused(CallId id, int status);

        /** How its call to whom we asked goes: a SIP status; 200 and more are the last word. */
        void onReferProgress(CallId id, int status);

        /**
         * The call is over in SIP's eyes; nothing more comes about it. Not told for our own {@code
         * reject} and {@code hangUp}.
         */
        void onEnded(CallId id, HangUpCause cause, Optional<Integer> status);
    }
}
