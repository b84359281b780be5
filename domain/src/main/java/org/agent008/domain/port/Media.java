package org.agent008.domain.port;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.agent008.domain.call.CallId;

/**
 * The audio of calls: DTLS-SRTP only, SDP with all candidates in it (no trickle).
 *
 * <p>No method blocks. Stages complete on foreign threads; they fail with {@link MediaException}
 * where the SDP or the network is at fault.
 */
public interface Media extends AutoCloseable {
    /** Opens a line for a call and makes the offer. */
    CompletionStage<String> offer(CallId id);

    /**
     * Opens a line (or uses the open one, for a re-INVITE) and answers the far end's offer. An
     * offer of ours that was not accepted is taken back.
     */
    CompletionStage<String> answer(CallId id, String offer);

    /**
     * Takes the far end's answer to our offer. {@code provisional}: early media of a 183, the real
     * answer follows.
     */
    CompletionStage<Void> accept(CallId id, String answer, boolean provisional);

    /**
     * Offers anew within a call, to hold it (nobody sends) or to talk again. Nothing changes before
     * {@link #accept}.
     */
    CompletionStage<String> reoffer(CallId id, boolean hold);

    /**
     * As {@link #reoffer}, over a new path: with new candidates and ICE credentials (ICE restart,
     * RFC 8839 section 4.4.1.1.1). Audio goes on over the old path meanwhile, where that still
     * works.
     */
    CompletionStage<String> renew(CallId id, boolean hold);

    /**
     * How long nothing has come from a call's far end, neither audio nor RTCP; zero where there is
     * no line. Exact to some seconds.
     */
    Duration silence(CallId id);

    /** Takes back an offer that was not accepted; nothing happens where there is none. */
    void withdraw(CallId id);

    /**
     * Sends silence in place of what is spoken into a call, or stops doing so; the call stays up
     * and its voices go on unheard. Nothing happens where there is no line.
     */
    void mute(CallId id, boolean muted);

    /**
     * Sends one keypad tone of 160 ms as a telephone-event (RFC 4733); the stage says whether the
     * call has agreed on that and can send now.
     */
    CompletionStage<Boolean> dtmf(CallId id, char digit);

    /** Closes a call's line; nothing happens where there is none. */
    void close(CallId id);

    /** Whom to tell about live lines; set once, before the first call. */
    void onSignal(MediaSignals signals);

    /** Closes all lines and lets go of the native library's threads. */
    @Override
    void close();

    /** What media reports, from foreign threads. */
    interface MediaSignals {
        /** ICE and DTLS are through, for the first time or again: both ends can hear each other. */
        void onConnected(CallId id);

        /** The far end pressed a key: 0-9, A-D, * or #. */
        void onDtmf(CallId id, char digit);

        /**
         * The far end no longer answers ICE's checks (RFC 7675): nothing gets through either way
         * until {@link #onConnected}, which may come by itself or take a {@link Media#renew}.
         */
        void onInterrupted(CallId id);

        /** ICE or DTLS failed before they were ever through. */
        void onFailed(CallId id, String reason);
    }

    /**
     * An offer or answer that cannot work, or a line that could not be opened; the message is one
     * sentence for people.
     */
    final class MediaException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private boolean refused;

        public MediaException(String message) {
            super(message);
        }

        public MediaException(String message, Throwable cause) {
            super(message, cause);
        }

        private MediaException(String message, boolean refused) {
            super(message);
            this.refused = refused;
        }

        /** What the other side offered or answered cannot be used. */
        public static MediaException refused(String message) {
            return new MediaException(message, true);
        }

        /** The other side is at fault; otherwise this phone or its network. */
        public boolean isRefused() {
            return refused;
        }
    }
}
