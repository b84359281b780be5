package org.agent008.sdk;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.agent008.sdk.wire.CallSnapshot;
import org.agent008.sdk.wire.Cdr;
import org.agent008.sdk.wire.Contact;
import org.agent008.sdk.wire.DialRequest;
import org.agent008.sdk.wire.PhoneStatus;

/**
 * An Agent 008 that runs on this machine.
 *
 * <pre>{@code
 * try (var phone = Softphone.connect()) {
 *     phone.onIncoming(call -> {
 *         call.answer();
 *         call.onDigit('0', () -> call.transferTo("1003"));
 *         call.awaitEnd();
 *     });
 *     phone.awaitClose();
 * }
 * }</pre>
 *
 * Events come by themselves, each once, over restarts of the phone too. What the phone refuses is a
 * {@link SoftphoneException}. Whatever becomes of the script, its calls go on until somebody hangs
 * up. Safe from any thread.
 */
public final class Softphone implements AutoCloseable {
    /** As many calls that are over are still known. */
    private static final int KEPT = 1_000;

    private final Api api;
    private final EventStream events;
    private final Map<String, Call> calls = new LinkedHashMap<>();
    private final List<Consumer<PhoneEvent>> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private Softphone(Supplier<Endpoint> locate) {
        api = new Api(locate);
        try {
            events = new EventStream(api, this::on);
        } catch (SoftphoneException e) {
            api.close();
            throw e;
        }
    }

    /**
     * Connects to the phone of this user, which has told in {@code api.json} where it is.
     *
     * @throws SoftphoneException where none is running
     */
    public static Softphone connect() {
        return new Softphone(() -> Endpoint.announced(Endpoint.file()));
    }

    /**
     * Connects to the phone that has told of itself in this {@code api.json}.
     *
     * @throws SoftphoneException where none is running
     */
    public static Softphone connect(Path apiJson) {
        return new Softphone(() -> Endpoint.announced(apiJson));
    }

    /**
     * Connects to a phone whose address and token are known.
     *
     * @param base such as {@code http://127.0.0.1:8008}
     * @throws SoftphoneException where none is running
     */
    public static Softphone connect(URI base, String token) {
        return new Softphone(() -> new Endpoint(base, token));
    }

    /** How the phone stands. */
    public PhoneStatus status() {
        return api.get(Api.path("status"), PhoneStatus.class);
    }

    /**
     * Chooses another status.
     *
     * @param value of one of {@link PhoneStatus#statuses}
     */
    public PhoneStatus setStatus(String value) {
        return api.write("PUT", Api.path("status"), Map.of("status", value), PhoneStatus.class);
    }

    /** The live calls, in the order they began. */
    public List<Call> calls() {
        return api.list(Api.path("calls"), CallSnapshot[].class).stream()
                .map(this::known)
                .filter(call -> call.state() != Call.State.ENDED)
                .toList();
    }

    /** Places a call and returns as soon as it is on its way: see {@link Call#awaitAnswered}. */
    public Call dial(String to) {
        return dial(new DialRequest(to, null, null, null));
    }

    /** The same with more to say. It calls once, even where the connection fails meanwhile. */
    public Call dial(DialRequest request) {
        Map<String, String> once = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        try {
            return dial(request, once);
        } catch (SoftphoneException e) {
            if (!e.type().equals(SoftphoneException.UNREACHABLE)) {
                throw e;
            }
            return dial(request, once);
        }
    }

    private Call dial(DialRequest request, Map<String, String> once) {
        return known(api.write("POST", Api.path("calls"), request, once, CallSnapshot.class));
    }

    /**
     * The newest calls that were or are, the newest first, at most 50.
     *
     * @param query words in numbers and names; empty: all
     */
    public List<Cdr> history(String query) {
        return api.list(Api.path("history") + "?q=" + Api.encode(query), Cdr[].class);
    }

    /**
     * Contacts, the best ones first, at most 50.
     *
     * @param query words of name, organisation and number; empty: all
     */
    public List<Contact> contacts(String query) {
        return api.list(Api.path("contacts") + "?q=" + Api.encode(query), Contact[].class);
    }

    /**
     * Hears of each inbound call, those that ring already too, each on a virtual thread of its own:
     * the handler may wait as long as it likes. What it throws is logged, and the call goes on.
     */
    public void onIncoming(Consumer<Call> handler) {
        var seen = ConcurrentHashMap.<String>newKeySet();
        Consumer<Call> once =
                call -> {
                    if (seen.add(call.id())) {
                        String name = call.toString();
                        Thread.ofVirtual()
                                .name(name)
                                .start(() -> Lane.guarded(name, () -> handler.accept(call)));
                    }
                };
        listeners.add(event -> {
            switch (event) {
                case PhoneEvent.Ringing(var header, Cdr cdr) -> {
                    Call call = known(cdr);
                    if (call.isInbound()) {
                        once.accept(call);
                    }
                }
                case PhoneEvent.Terminated(var header, Cdr cdr) -> seen.remove(cdr.id());
                default -> {}
            }
        });
        calls().stream()
                .filter(Call::isInbound)
                .filter(call -> call.state() == Call.State.RINGING)
                .forEach(once);
    }

    /** Hears of all events in order, on a virtual thread of its own. */
    public void onEvent(Consumer<PhoneEvent> handler) {
        Lane lane = new Lane("events");
        listeners.add(event -> lane.execute(() -> handler.accept(event)));
    }

    /** Waits until another thread closes this, so that a script goes on serving calls. */
    public void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            throw SoftphoneException.interrupted(e);
        }
    }

    /** Hears no more; calls go on. */
    @Override
    public void close() {
        closed.countDown();
        events.close();
        api.close();
    }

    Api api() {
        return api;
    }

    private void on(PhoneEvent event) {
        if (event instanceof PhoneEvent.OfCall ofCall) {
            known(ofCall.cdr()).on(ofCall);
        }
        listeners.forEach(listener -> listener.accept(event));
    }

    private Call known(CallSnapshot snapshot) {
        Call call = known(snapshot.cdr());
        call.found(snapshot);
        return call;
    }

    private Call known(Cdr cdr) {
        synchronized (calls) {
            if (calls.size() > KEPT) {
                forget();
            }
            return calls.computeIfAbsent(cdr.id(), id -> new Call(this, cdr));
        }
    }

    private void forget() {
        List<Call> over = new ArrayList<>(calls.values());
        Optional<Call> oldest =
                over.stream().filter(call -> call.state() == Call.State.ENDED).findFirst();
        oldest.ifPresent(call -> calls.remove(call.id()));
    }
}
