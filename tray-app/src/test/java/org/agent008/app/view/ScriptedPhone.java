package org.agent008.app.view;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.agent008.domain.call.CallId;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.phone.CallSnapshot;
import org.agent008.domain.phone.Destination;
import org.agent008.domain.phone.DialRequest;
import org.agent008.domain.phone.EventListener;
import org.agent008.domain.phone.Others;
import org.agent008.domain.phone.Phone;
import org.agent008.domain.phone.PhoneSnapshot;
import org.agent008.domain.phone.Reply;
import org.agent008.domain.settings.Settings;
import org.agent008.domain.speech.Words;

/** Shows what the test tells it to and writes down what is asked of it. */
public final class ScriptedPhone implements Phone {
    public final BlockingQueue<String> wishes = new LinkedBlockingQueue<>();
    private final List<EventListener> eventListeners = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private PhoneSnapshot now = Snapshots.registered();

    public void become(PhoneSnapshot snapshot) {
        now = snapshot;
        listeners.forEach(Runnable::run);
    }

    public void tell(Envelope event) {
        eventListeners.forEach(listener -> listener.on(event));
    }

    @Override
    public PhoneSnapshot snapshot() {
        return now;
    }

    @Override
    public Reply<CallSnapshot> dial(DialRequest request) {
        return refused(
                "dial "
                        + request.to()
                        + request.consultationFor().map(id -> " about " + id).orElse(""));
    }

    @Override
    public Reply<Destination> check(DialRequest request) {
        return Destination.parse(request.to())
                .<Reply<Destination>>map(Reply.Done::new)
                .orElseGet(() -> new Reply.Refused<>(Reply.Refusal.BAD_ADDRESS, "No number."));
    }

    @Override
    public Reply<CallSnapshot> answer(CallId id) {
        return refused("answer " + id);
    }

    @Override
    public Reply<CallSnapshot> answer(CallId id, Others others) {
        return refused("answer " + id + " " + others);
    }

    @Override
    public Reply<CallSnapshot> swap(CallId id) {
        return refused("swap " + id);
    }

    @Override
    public Reply<CallSnapshot> dtmf(CallId id, String digits) {
        return refused("dtmf " + id + " " + digits);
    }

    @Override
    public Reply<CallSnapshot> transfer(CallId id, String to) {
        return refused("transfer " + id + " to " + to);
    }

    @Override
    public Reply<CallSnapshot> transfer(CallId id, CallId with) {
        return refused("transfer " + id + " into " + with);
    }

    @Override
    public Reply<CallSnapshot> acceptTransfer(CallId id) {
        return refused("accept transfer " + id);
    }

    @Override
    public Reply<CallSnapshot> declineTransfer(CallId id) {
        return refused("decline transfer " + id);
    }

    @Override
    public Reply<CallSnapshot> reject(CallId id) {
        return refused("reject " + id);
    }

    @Override
    public Reply<CallSnapshot> hangUp(CallId id) {
        return refused("hang up " + id);
    }

    @Override
    public Reply<CallSnapshot> hold(CallId id) {
        return refused("hold " + id);
    }

    @Override
    public Reply<CallSnapshot> resume(CallId id) {
        return refused("resume " + id);
    }

    @Override
    public Reply<CallSnapshot> mute(CallId id) {
        return refused("mute " + id);
    }

    @Override
    public Reply<CallSnapshot> unmute(CallId id) {
        return refused("unmute " + id);
    }

    @Override
    public Reply<CallSnapshot> contactClicked(CallId id) {
        return refused("contact " + id);
    }

    @Override
    public Reply<PhoneSnapshot> setStatus(String value) {
        return refused("status " + value);
    }

    @Override
    public void configure(Settings settings) {
        wishes.add("configure");
    }

    @Override
    public Reply<PhoneSnapshot> setCallerId(String number) {
        return refused("caller id " + number);
    }

    @Override
    public void onEvent(EventListener listener) {
        eventListeners.add(listener);
    }

    @Override
    public void onCommitted(EventListener listener) {
        throw new UnsupportedOperationException("a tray draws states, not events");
    }

    @Override
    public void onWords(Consumer<Words> listener) {}

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private <T> Reply<T> refused(String wish) {
        wishes.add(wish);
        return new Reply.Refused<>(Reply.Refusal.NOT_NOW, "The script decides, not: " + wish);
    }

    /** Prints each wish as it comes, until it is interrupted. */
    public void tell() {
        try {
            while (true) {
                System.out.println(wishes.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
