package org.agent008.adapter.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import javax.sip.message.Response;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.port.Signaling.Signals;
import org.agent008.domain.settings.Account;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One account's link, stack and registration, and what its calls need of them. */
final class UserAgent implements Link.Listener {
    private static final Logger log = LoggerFactory.getLogger(UserAgent.class);
    private static final Duration LONGEST_OVER_UDP = Duration.ofSeconds(90);

    private final Account account;
    private final SipOptions options;
    private final Loop loop;
    private final Calls calls;
    private final Signals signals;
    private final Consumer<UserAgent> onClosed;
    private final Tokens tokens = new Tokens();
    private final Server server;
    private final JainStack stack;
    private final Link link;
    private final SipTrace trace;
    private final Messages messages;
    private final Authenticator authenticator;
    private final Registrar registrar;
    private boolean retired;

    /** The far ends of our calls know a connection that is gone. */
    private boolean moved;

    private boolean closed;

    UserAgent(
            Account account,
            SipOptions options,
            Sockets sockets,
            SipTrace trace,
            Loop loop,
            Calls calls,
            Signals signals,
            Consumer<Registration> report,
            Consumer<UserAgent> onClosed) {
        this.account = account;
        this.options = options;
        this.trace = trace;
        this.loop = loop;
        this.calls = calls;
        this.signals = signals;
        this.onClosed = onClosed;
        List<Server> servers = account.servers().stream().map(Server::new).toList();
        server = servers.getFirst();
        link = new Link(servers, options, sockets, loop, this);
        stack =
                new JainStack(
                        server.transport(),
                        loop,
                        message -> loop.execute(() -> send(message)), // its timers call too
                        new Inbox(this));
        messages = new Messages(account, options, server, tokens);
        authenticator =
                new Authenticator(
                        account.authUser(), account.password(), messages.headers(), tokens);
        registrar = new Registrar(this, newBackOff(), report);
    }

    private void send(String message) {
        trace.sent(message);
        link.send(message);
    }

    BackOff newBackOff() {
        return new BackOff(
                options.firstRetry(),
                options.longestRetry(),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    void open() {
        link.open();
    }

    /**
     * Unregisters; the link stays for the calls that are left and goes with the last of them.
     *
     * @param unregistered runs when the registrar knows, or does not reply
     */
    void retire(Runnable unregistered) {
        registrar.unregister(() -> {
            retired = true;
            closeWhenIdle();
            unregistered.run();
        });
    }

    /** The account was refused: no use in a link, but for the calls that are left. */
    void giveUp() {
        retired = true;
        repair();
        closeWhenIdle();
    }

    /** A call is over. */
    void closeWhenIdle() {
        if (retired && !calls.anyOf(this)) {
            close();
        }
    }

    void close() {
        if (!closed) {
            closed = true;
            link.close();
            onClosed.accept(this);
            Thread.ofPlatform().daemon().name("sip-stop").start(stack::close); // it sleeps
        }
    }

    @Override
    public void onUp(InetSocketAddress local, InetSocketAddress peer) {
        messages.whereabouts().at(local);
        if (!server.isWebSocket()) {
            stack.peer(peer);
        }
        registrar.onUp();
        if (retired) {
            repair();
        }
    }

    @Override
    public void onDown(String reason) {
        moved = true;
        registrar.onDown(reason);
        calls.of(this).forEach(SipCall::linkLost);
    }

    /** Any answer will do: the link hears it. */
    @Override
    public void onPingWanted() {
        try {
            new Exchange(this, messages.options(), response -> {}).start();
        } catch (ParseException e) {
            log.debug("no ping: the account has no valid domain", e);
        }
    }

    void networkChanged(Set<InetAddress> addresses) {
        link.networkChanged(addresses);
        signals.onNetworkChanged();
    }

    @Override
    public void onMessage(String message) {
        trace.received(message);
        stack.received(message);
    }

    /** The registrar answered over this link. */
    void proven() {
        link.proven();
        repair();
    }

    /** The registrar did not reply over a link that is up. */
    void unanswered() {
        link.giveUp("the phone system did not reply to the registration");
    }

    /**
     * How long to register for. Over UDP nothing else tells that the server was started anew and
     * has forgotten us.
     */
    Duration expires() {
        Duration wanted = options.expires();
        return server.scheme().equals("udp") && wanted.compareTo(LONGEST_OVER_UDP) > 0
                ? LONGEST_OVER_UDP
                : wanted;
    }

    private void repair() {
        if (moved && link.isUp()) {
            moved = false;
            calls.of(this).forEach(SipCall::repair);
        }
    }

    /** Sends the ACK of a 2xx; it is no transaction and goes out again whenever the 2xx does. */
    void acknowledge(CallDialog dialog, Response success) {
        stack.sendDirectly(messages.ack(dialog, CallDialog.sequence(success)));
    }

    boolean isUp() {
        return link.isUp();
    }

    Account account() {
        return account;
    }

    SipOptions options() {
        return options;
    }

    Loop loop() {
        return loop;
    }

    Calls calls() {
        return calls;
    }

    Signals signals() {
        return signals;
    }

    Tokens tokens() {
        return tokens;
    }

    JainStack stack() {
        return stack;
    }

    Messages messages() {
        return messages;
    }

    Authenticator authenticator() {
        return authenticator;
    }
}
