package org.agent008.sdk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.agent008.sdk.wire.CallSnapshot;
import org.agent008.sdk.wire.Cdr;

/**
 * A call of the phone. What it is told is done when the method returns, or {@link
 * SoftphoneException} says why not; what the far end has to agree to is asked for by then. Handlers
 * run one after the other on a virtual thread of the call, where they may block; what they throw is
 * logged, and the call goes on. Safe from any thread.
 */
public final class Call {
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);

    /** How far a call is, by what the phone has told last. */
    public enum State {
        /** Not answered yet, at either end. */
        RINGING,
        /** Answered. */
        ACTIVE,
        /** Over. */
        ENDED
    }

    private final String id;
    private final Softphone phone;
    private final Lane lane;
    private final CompletableFuture<State> answered = new CompletableFuture<>();
    private final CompletableFuture<Cdr> ended = new CompletableFuture<>();
    private final BlockingQueue<Optional<Character>> unread = new LinkedBlockingQueue<>();
    private final List<Character> digits = new ArrayList<>();
    private final List<Consumer<Character>> onDigit = new ArrayList<>();
    private volatile Cdr cdr;

    Call(Softphone phone, Cdr cdr) {
        this.phone = phone;
        this.id = cdr.id();
        this.cdr = cdr;
        this.lane = new Lane("call " + id);
    }

    /** The phone's id of this call. */
    public String id() {
        return id;
    }

    /** The number of who called. */
    public String from() {
        return cdr.from();
    }

    /** The number that was called. */
    public String to() {
        return cdr.to();
    }

    /** Somebody calls this phone. */
    public boolean isInbound() {
        return cdr.direction().equals("inbound");
    }

    /** The record of the call as the phone told it last. */
    public Cdr cdr() {
        return cdr;
    }

    /** How far the call is, by what the phone has told last. */
    public State state() {
        return ended.isDone() ? State.ENDED : answered.getNow(State.RINGING);
    }

    /** Asks the phone how the call stands now: held, muted and the like. */
    public CallSnapshot snapshot() {
        return phone.api().get(Api.path("calls", id), CallSnapshot.class);
    }

    /** Answers, and returns once the call is up. */
    public void answer() {
        act("answer");
        if (!awaitAnswered(ANSWERS_WITHIN)) {
            throw new SoftphoneException(
                    SoftphoneException.NOT_ANSWERED,
                    "The call "
                            + id
                            + (ended.isDone()
                                    ? " ended before it was up."
                                    : " is not up after 30 s."));
        }
    }

    /** Declines. */
    public void reject() {
        act("reject");
    }

    /** Ends the call, or takes it back before it is answered. */
    public void hangUp() {
        act("hangup");
    }

    /** Holds it: nobody hears anybody once the far end has agreed. */
    public void hold() {
        act("hold");
    }

    /** Takes it back from hold. */
    public void resume() {
        act("resume");
    }

    /** Sends silence from now on. */
    public void mute() {
        act("mute");
    }

    /** Sends what is said again. */
    public void unmute() {
        act("unmute");
    }

    /**
     * Presses keys, one after another.
     *
     * @param keys 0-9, A-D, * and #, at most 64; a comma waits two seconds
     */
    public void press(String keys) {
        write("dtmf", Map.of("digits", keys));
    }

    /**
     * Hands the call on (blind): it is held until somebody answers there and ends then with the
     * cause {@code transferred}; where nobody does, it comes back.
     */
    public void transferTo(String number) {
        write("transfer", Map.of("to", number));
    }

    /**
     * Connects the far ends of two answered calls (attended); both end here. {@link #consult} makes
     * the other one.
     */
    public void transferTo(Call other) {
        write("transfer", Map.of("call", other.id()));
    }

    /** Calls somebody about this call, so that it can be handed on to them. */
    public Call consult(String number) {
        return phone.dial(new org.agent008.sdk.wire.DialRequest(number, null, null, id));
    }

    /**
     * Hears each key that the far end presses (0-9, A-D, * and #), those of before too: nothing is
     * lost where it is set late.
     */
    public void onDigit(Consumer<Character> handler) {
        synchronized (digits) {
            onDigit.add(handler);
            digits.forEach(digit -> lane.execute(() -> handler.accept(digit)));
        }
    }

    /** Does something whenever the far end presses this key, or has pressed it before. */
    public void onDigit(char key, Runnable handler) {
        onDigit(pressed -> {
            if (pressed == key) {
                handler.run();
            }
        });
    }

    /**
     * The next key that the far end presses or has pressed and nobody has waited for; empty where
     * none comes in time or the call ends.
     */
    public Optional<Character> awaitDigit(Duration limit) {
        try {
            Optional<Character> digit = unread.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (digit == null) {
                return Optional.empty();
            }
            if (digit.isEmpty()) {
                unread.add(digit); // the end, for whoever else waits
            }
            return digit;
        } catch (InterruptedException e) {
            throw SoftphoneException.interrupted(e);
        }
    }

    /** Hears of the end, at once where the call is over already; the record has the cause. */
    public void onEnd(Consumer<Cdr> handler) {
        var unused = ended.thenAccept(last -> lane.execute(() -> handler.accept(last)));
    }

    /** Waits for the answer; false where none comes in time or the call ends before. */
    public boolean awaitAnswered(Duration limit) {
        return await(answered, limit).filter(State.ACTIVE::equals).isPresent();
    }

    /** Waits until the call is over, however long that takes; the record has the cause. */
    public Cdr awaitEnd() {
        try {
            return ended.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw SoftphoneException.interrupted(e);
        }
    }

    /** Waits until the call is over; empty where it goes on for longer. */
    public Optional<Cdr> awaitEnd(Duration limit) {
        return await(ended, limit);
    }

    private static <T> Optional<T> await(CompletableFuture<T> future, Duration limit) {
        try {
            return Optional.of(future.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw SoftphoneException.interrupted(e);
        }
    }

    private void act(String what) {
        write(what, Map.of());
    }

    private void write(String what, Map<String, String> body) {
        phone.api().write("POST", Api.path("calls", id, what), body, CallSnapshot.class);
    }

    /** As it was when the phone was asked, where no event has told more yet. */
    void found(CallSnapshot now) {
        if (now.since() != null) {
            answered.complete(State.ACTIVE);
        }
    }

    void on(PhoneEvent.OfCall event) {
        cdr = event.cdr();
        switch (event) {
            case PhoneEvent.Accepted accepted -> answered.complete(State.ACTIVE);
            case PhoneEvent.Dtmf key when key.by() == PhoneEvent.By.REMOTE -> pressed(key.digit());
            case PhoneEvent.Terminated over -> {
                ended.complete(over.cdr());
                answered.complete(State.ENDED);
                unread.add(Optional.empty());
            }
            default -> {}
        }
    }

    private void pressed(char digit) {
        unread.add(Optional.of(digit));
        synchronized (digits) {
            digits.add(digit);
            onDigit.forEach(handler -> lane.execute(() -> handler.accept(digit)));
        }
    }

    @Override
    public String toString() {
        return "call " + id + " from " + from() + " to " + to();
    }
}
