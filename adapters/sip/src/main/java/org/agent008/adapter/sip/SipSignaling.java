package org.agent008.adapter.sip;

import java.net.InetAddress;
import java.text.ParseException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.phone.Destination;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.port.Signaling;
import org.agent008.domain.settings.Account;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIP over WebSocket, UDP, TCP or TLS (RFC 3261, RFC 7118).
 *
 * <p>Commands may come from any thread and return at once; all work and all {@link Signals} happen
 * on one thread of its own, in order.
 */
public final class SipSignaling implements Signaling {
    private static final Logger log = LoggerFactory.getLogger(SipSignaling.class);
    private final SipOptions options;
    private final Sockets sockets;
    private final NetworkWatch network;
    private final SipTrace trace = new SipTrace(Clock.systemUTC());
    private final Loop loop = new Loop("sip");
    private final Calls calls = new Calls();
    private final Set<UserAgent> agents = new HashSet<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable UserAgent current;
    private @Nullable Signals signals;

    public SipSignaling(SipOptions options) {
        this.options = options;
        this.sockets = new Sockets(options.tls(), new Proxies(options.environment()));
        this.network =
                new NetworkWatch(
                        options.networkLook(),
                        NetworkWatch::ofThisMachine,
                        Clock.systemUTC(),
                        this::networkChanged);
        network.start();
    }

    /** The last messages with all accounts. */
    public SipTrace trace() {
        return trace;
    }

    /** This machine's addresses changed, or it slept. */
    void networkChanged(Set<InetAddress> addresses) {
        loop.execute(() -> List.copyOf(agents).forEach(agent -> agent.networkChanged(addresses)));
    }

    /** A registration that is in force with another account, or the same, is replaced. */
    @Override
    public void register(Account account, Signals signals) {
        loop.execute(() -> start(account, signals));
    }

    private void start(Account account, Signals to) {
        signals = to;
        UserAgent before = current;
        if (before != null) {
            before.retire(() -> {});
        }
        if (account.servers().isEmpty()
                || !account.servers().stream().map(Server::new).allMatch(Server::isUsable)) {
            current = null;
            to.onRegistration(
                    new Registration.Failed(
                            account.name()
                                    + " has no server that can be used. Set wsUri in the settings"
                                    + " to a ws:// or wss:// address, or sipTransport and"
                                    + " sipProxy."));
            return;
        }
        to.onRegistration(new Registration.Connecting());
        Reports reports = new Reports(to);
        UserAgent agent =
                new UserAgent(
                        account, options, sockets, trace, loop, calls, to, reports, agents::remove);
        reports.of = agent;
        current = agent;
        agents.add(agent);
        agent.open();
    }

    /** Passes on what is new about the current account only. */
    private final class Reports implements Consumer<Registration> {
        private final Signals to;
        private @Nullable UserAgent of;
        private Registration last = new Registration.Connecting();

        Reports(Signals to) {
            this.to = to;
        }

        @Override
        public void accept(Registration registration) {
            if (of == current && !registration.equals(last)) {
                last = registration;
                to.onRegistration(registration);
            }
        }
    }

    @Override
    public void unregister() {
        loop.execute(() -> {
            UserAgent leaving = current;
            current = null;
            if (leaving != null) {
                leaving.retire(() -> {});
                leaving.signals().onRegistration(new Registration.Offline());
            }
        });
    }

    @Override
    public void invite(Invitation invitation) {
        loop.execute(() -> start(invitation));
    }

    private void start(Invitation invitation) {
        CallId id = invitation.id();
        UserAgent agent = current;
        if (agent == null || !agent.isUp()) {
            if (signals != null) {
                signals.onEnded(id, HangUpCause.CONNECTION_LOST, Optional.empty());
            }
            return;
        }
        try {
            OutboundCall call = new OutboundCall(agent, id, agent.messages().invite(invitation));
            calls.add(call);
            call.start();
        } catch (ParseException e) {
            log.warn("{} is not a SIP address: {}", invitation.to(), e.getMessage());
            agent.signals().onEnded(id, HangUpCause.BAD_ADDRESS, Optional.empty());
        }
    }

    @Override
    public void ring(CallId id) {
        inbound(id, InboundCall::ring);
    }

    @Override
    public void accept(CallId id, String sdp) {
        inbound(id, call -> call.accept(sdp));
    }

    @Override
    public void reject(CallId id, int status) {
        inbound(id, call -> call.reject(status));
    }

    @Override
    public void hangUp(CallId id) {
        call(id, SipCall::hangUp);
    }

    @Override
    public void acceptReinvite(CallId id, String sdp) {
        call(id, call -> call.acceptReinvite(sdp));
    }

    @Override
    public void rejectReinvite(CallId id, int status) {
        call(id, call -> call.rejectReinvite(status));
    }

    @Override
    public void reinvite(CallId id, String offer) {
        call(id, call -> call.reinvite(offer));
    }

    @Override
    public void dtmf(CallId id, char digit) {
        call(id, call -> call.dtmf(digit));
    }

    @Override
    public void refer(CallId id, Destination to) {
        call(
                id,
                call ->
                        call.agent()
                                .messages()
                                .referTo(to)
                                .ifPresentOrElse(call::refer, () -> notReferred(call, 400)));
    }

    @Override
    public void refer(CallId id, CallId other) {
        call(
                id,
                call -> {
                    CallDialog with = calls.find(other).map(SipCall::dialog).orElse(null);
                    if (with == null) {
                        notReferred(call, 481);
                    } else {
                        call.refer(ReferTo.replacing(with));
                    }
                });
    }

    private static void notReferred(SipCall call, int status) {
        call.tell(signals -> signals.onReferRefused(call.id(), status));
    }

    @Override
    public void answerRefer(CallId id, int status) {
        call(id, call -> call.referring().answer(status));
    }

    @Override
    public void reportRefer(CallId id, int status) {
        call(id, call -> call.referring().report(status));
    }

    private void inbound(CallId id, Consumer<InboundCall> action) {
        call(
                id,
                call -> {
                    if (call instanceof InboundCall inbound) {
                        action.accept(inbound);
                    }
                });
    }

    private void call(CallId id, Consumer<SipCall> action) {
        loop.execute(() -> calls.find(id).ifPresent(action));
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        network.close();
        CountDownLatch unregistered = new CountDownLatch(1);
        loop.execute(() -> {
            current = null;
            calls.all().forEach(SipCall::hangUp);
            leave(List.copyOf(agents), unregistered);
        });
        await(unregistered);
        CountDownLatch released = new CountDownLatch(1);
        loop.execute(() -> {
            List.copyOf(agents).forEach(UserAgent::close);
            released.countDown();
        });
        await(released);
        loop.close();
    }

    private static void leave(List<UserAgent> leaving, CountDownLatch done) {
        if (leaving.isEmpty()) {
            done.countDown();
        } else {
            leaving.getFirst().retire(() -> leave(leaving.subList(1, leaving.size()), done));
        }
    }

    /** A far end that does not reply does not keep us. */
    private static void await(CountDownLatch step) {
        try {
            if (!step.await(2, TimeUnit.SECONDS)) {
                log.debug("closing without waiting any longer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
