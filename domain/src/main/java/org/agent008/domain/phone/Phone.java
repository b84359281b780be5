package org.agent008.domain.phone;

import java.util.function.Consumer;
import org.agent008.domain.call.CallId;
import org.agent008.domain.settings.Settings;
import org.agent008.domain.speech.Words;

/**
 * The driving port: all that a person, a script or an agent can ask of the phone.
 *
 * <p>Single-threaded: call it only on the mailbox (see {@link Mailbox}). No method blocks; what a
 * wish leads to is told by events.
 */
public interface Phone {
    PhoneSnapshot snapshot();

    /** Starts an outbound call; its {@code phone:ringing} has been told when this returns. */
    Reply<CallSnapshot> dial(DialRequest request);

    /** Whether {@link #dial} and a transfer may go there; nothing is dialed. */
    Reply<Destination> check(DialRequest request);

    /**
     * Answers a ringing inbound call. Answering it again is not an error. The calls that were
     * talked in are held, and so they are by {@link #dial} and {@link #resume}; on a headless phone
     * nobody has to choose and they go on.
     */
    Reply<CallSnapshot> answer(CallId id);

    /** The same, and says what becomes of the calls that were talked in. */
    Reply<CallSnapshot> answer(CallId id, Others others);

    /**
     * Declines a ringing inbound call: the far end sees 486 and this phone only drops its own
     * branch of a forked call.
     */
    Reply<CallSnapshot> reject(CallId id);

    /** Ends a call whatever its state: declines, cancels or hangs up. */
    Reply<CallSnapshot> hangUp(CallId id);

    /**
     * Holds an answered call: nobody hears anybody. Told by {@code phone:hold} once the far end
     * agreed; where it does not, the call stays as it was and its snapshot says why.
     */
    Reply<CallSnapshot> hold(CallId id);

    /** Ends {@link #hold}, told by {@code phone:resume} in the same way. */
    Reply<CallSnapshot> resume(CallId id);

    /**
     * Goes to this call and holds the others; where this one is talked in already, it is held and
     * the one that was talked in before is resumed.
     */
    Reply<CallSnapshot> swap(CallId id);

    /** From now on the far end of an answered call hears silence; we go on hearing it. */
    Reply<CallSnapshot> mute(CallId id);

    /** Ends {@link #mute}. */
    Reply<CallSnapshot> unmute(CallId id);

    /** The person wants to see more of a call's contact: told by {@code contact:click}. */
    Reply<CallSnapshot> contactClicked(CallId id);

    /**
     * Presses keys in an answered call, one after another: 0-9, A-D, * and #; a comma waits two
     * seconds. Each is told by {@code phone:dtmf}, and so is each that the far end presses.
     */
    Reply<CallSnapshot> dtmf(CallId id, String digits);

    /**
     * Hands an answered call on to a number unasked. It is held until somebody answers there and
     * then ends here; where nobody does it comes back and its snapshot says why. Told by {@code
     * phone:transfer}.
     */
    Reply<CallSnapshot> transfer(CallId id, String to);

    /**
     * Connects the far ends of two answered calls, such as one and its consultation ({@link
     * DialRequest#consultationFor}); then both end here. Where that fails both stay as they were.
     */
    Reply<CallSnapshot> transfer(CallId id, CallId with);

    /**
     * Calls whom the far end asked us to call in its place: the snapshot's {@code transfer} is
     * {@code ASKED}. The far end hears how it goes and ends its own call.
     */
    Reply<CallSnapshot> acceptTransfer(CallId id);

    /** Stays in the call that the far end wants to hand on. */
    Reply<CallSnapshot> declineTransfer(CallId id);

    /** Chooses a status by its value, for later runs too. */
    Reply<PhoneSnapshot> setStatus(String value);

    /** Chooses which of the configured numbers outbound calls show, for later runs too. */
    Reply<PhoneSnapshot> setCallerId(String number);

    /**
     * These settings hold from now on. Calls go on as they are; only where the account changed does
     * the phone register anew, or unregister where there is none any more.
     */
    void configure(Settings settings);

    /**
     * Hears every event at once, on the mailbox, before it is durable. For windows, tray and
     * ringer.
     */
    void onEvent(EventListener listener);

    /** Hears every event after it is durable, on the mailbox, in order. For streams and scripts. */
    void onCommitted(EventListener listener);

    /**
     * Hears what is said in answered calls while it is said, on the mailbox. These are no events:
     * they are neither numbered nor kept.
     */
    void onWords(Consumer<Words> listener);

    /** Hears of each change that {@link #snapshot} would show, events or not. */
    void onChange(Runnable listener);
}
