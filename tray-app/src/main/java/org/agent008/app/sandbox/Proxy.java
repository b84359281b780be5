package org.agent008.app.sandbox;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Registrar and record-routing, forking proxy of one domain (RFC 3261 sections 10 and 16) over
 * connections that the phones open (RFC 7118). Runs on one thread, which also runs its timers.
 */
final class Proxy {
    /** Timer C: an INVITE that rings longer is given up. */
    private static final long RING_SECONDS = 180;

    /** 64 * T1: how long a finished transaction is remembered, and others may take. */
    private static final long TRANSACTION_SECONDS = 32;

    private final String hostPort;
    private final PbxOptions options;
    private final DigestGate gate;
    private final Registrar registrar;
    private final ScheduledExecutorService thread;
    private final Map<String, Fork.Branch> branches = new HashMap<>();
    private final List<Fork> forks = new ArrayList<>();

    /** Where a Contact was last seen: in-dialog requests are addressed to it. */
    private final Map<SipUri, Flow> contacts = new HashMap<>();

    Proxy(String hostPort, PbxOptions options, ScheduledExecutorService thread) {
        InstantSource clock = InstantSource.system();
        this.hostPort = hostPort;
        this.options = options;
        this.gate = new DigestGate(options.domain(), options.users(), options.algorithm(), clock);
        this.registrar = new Registrar(clock);
        this.thread = thread;
    }

    void onMessage(Flow flow, SipMessage message) {
        learn(flow, message);
        if (message.isResponse()) {
            if (message.cseqMethod().equals("CANCEL")) {
                return; // shares the INVITE's branch; what matters is the 487 that follows
            }
            Optional.ofNullable(branches.get(message.branch()))
                    .ifPresent(branch -> branch.onResponse(message));
        } else {
            switch (message.method()) {
                case "REGISTER" -> register(flow, message);
                case "CANCEL" -> cancel(flow, message);
                case "ACK" -> acknowledge(flow, message);
                default -> request(flow, message);
            }
        }
    }

    void onClosed(Flow flow) {
        registrar.forget(flow);
        contacts.values().removeIf(flow::equals);
        List.copyOf(forks).forEach(fork -> fork.onClosed(flow));
    }

    private void learn(Flow flow, SipMessage message) {
        if (!message.isResponse() || message.cseqMethod().equals("INVITE")) {
            message.header("Contact")
                    .flatMap(c -> SipUri.parse(SipField.parse(c).uri()))
                    .ifPresent(uri -> contacts.put(uri, flow));
        }
    }

    private void register(Flow flow, SipMessage request) {
        Optional<String> user = gate.user(request, "Authorization");
        if (user.isEmpty()) {
            flow.send(
                    request.response(401, "Unauthorized")
                            .added("WWW-Authenticate", gate.challenge(request, "Authorization")));
        } else if (!request.address("To").flatMap(SipUri::user).equals(user)) {
            flow.send(request.response(403, "Not your address"));
        } else {
            flow.send(registrar.register(user.get(), request, flow));
        }
    }

    private void cancel(Flow flow, SipMessage request) {
        Optional<Fork> fork =
                forks.stream().filter(f -> f.comesFrom(flow, request.branch())).findFirst();
        flow.send(
                fork.isPresent()
                        ? request.response(200, "OK")
                        : request.response(481, "Transaction Does Not Exist"));
        fork.ifPresent(Fork::cancel);
    }

    /** The ACK of a refusal ends here; the ACK of a 2xx goes through to the far end. */
    private void acknowledge(Flow flow, SipMessage request) {
        boolean hopByHop = forks.stream().anyMatch(f -> f.comesFrom(flow, request.branch()));
        if (!hopByHop && request.inDialog()) {
            SipMessage ack = unrouted(request);
            inDialogTarget(ack).ifPresent(to -> to.flow().send(hop(ack, to, branchId())));
        }
    }

    private void request(Flow flow, SipMessage request) {
        if (request.header("Max-Forwards").filter("0"::equals).isPresent()) {
            flow.send(request.response(483, "Too Many Hops"));
        } else if (request.inDialog()) {
            SipMessage unrouted = unrouted(request);
            Optional<Target> to = inDialogTarget(unrouted);
            to.ifPresent(t -> forward(flow, request, unrouted, List.of(t)));
            if (to.isEmpty()) {
                flow.send(request.response(480, "Temporarily Unavailable"));
            }
        } else {
            authenticated(flow, request);
        }
    }

    private void authenticated(Flow flow, SipMessage request) {
        Optional<String> user = gate.user(request, "Proxy-Authorization");
        if (user.isEmpty()) {
            String challenge = gate.challenge(request, "Proxy-Authorization");
            flow.send(
                    request.response(407, "Proxy Authentication Required")
                            .added("Proxy-Authenticate", challenge));
        } else if (!request.address("From").flatMap(SipUri::user).equals(user)) {
            flow.send(request.response(403, "Not your address"));
        } else {
            route(flow, request);
        }
    }

    private void route(Flow flow, SipMessage request) {
        Optional<SipUri> uri = SipUri.parse(request.uri()).filter(this::isOurs);
        Optional<String> callee =
                uri.flatMap(SipUri::user)
                        .map(number -> options.services().getOrDefault(number, number))
                        .filter(options.users()::containsKey);
        if (callee.isPresent()) {
            List<Target> targets =
                    registrar.of(callee.get()).stream()
                            .map(b -> new Target(b.contact(), b.flow()))
                            .toList();
            if (targets.isEmpty()) {
                flow.send(request.response(480, "Temporarily Unavailable"));
            } else {
                forward(flow, request, unrouted(request), targets);
            }
        } else if (uri.isPresent() && uri.get().user().isEmpty() && isOptions(request)) {
            flow.send(
                    request.response(200, "OK")
                            .added("Allow", "INVITE, ACK, CANCEL, BYE, OPTIONS"));
        } else {
            flow.send(request.response(404, "Not Found"));
        }
    }

    private static boolean isOptions(SipMessage request) {
        return request.method().equals("OPTIONS");
    }

    /** Where a request goes next: its new Request-URI and the connection. */
    private record Target(String uri, Flow flow) {}

    private void forward(Flow flow, SipMessage request, SipMessage unrouted, List<Target> targets) {
        Fork fork = new Fork(flow, request);
        forks.add(fork);
        if (fork.isInvite()) {
            flow.send(request.response(100, "Trying"));
        }
        List<String> ids = new ArrayList<>();
        for (Target target : targets) {
            String id = branchId();
            ids.add(id);
            branches.put(id, fork.send(target.flow(), hop(unrouted, target, id)));
        }
        long limit = fork.isInvite() ? RING_SECONDS : TRANSACTION_SECONDS;
        later(limit, fork::onTimeout);
        later(limit + TRANSACTION_SECONDS, () -> forget(fork, ids));
    }

    private void forget(Fork fork, List<String> ids) {
        forks.remove(fork);
        branches.keySet().removeAll(ids);
    }

    private SipMessage hop(SipMessage request, Target target, String branch) {
        int hops =
                request.header("Max-Forwards")
                        .filter(h -> h.matches("\\d{1,3}"))
                        .map(Integer::parseInt)
                        .orElse(70);
        SipMessage copy =
                request.withUri(target.uri())
                        .pushed("Via", "SIP/2.0/WS " + hostPort + ";branch=" + branch)
                        .with("Max-Forwards", Integer.toString(Math.max(0, hops - 1)))
                        .without("Proxy-Authorization");
        return request.inDialog()
                ? copy
                : copy.pushed("Record-Route", "<sip:" + hostPort + ";transport=ws;lr>");
    }

    /** Takes our own entry off the route (section 16.4). */
    private SipMessage unrouted(SipMessage request) {
        return request.header("Route")
                        .flatMap(r -> SipUri.parse(SipField.parse(r).uri()))
                        .filter(this::isOurs)
                        .isPresent()
                ? request.popped("Route")
                : request;
    }

    private Optional<Target> inDialogTarget(SipMessage request) {
        return SipUri.parse(request.uri())
                .flatMap(uri -> Optional.ofNullable(contacts.get(uri)))
                .map(flow -> new Target(request.uri(), flow));
    }

    private boolean isOurs(SipUri uri) {
        String host = uri.hostPort();
        return host.equals(hostPort) || host.equals(options.domain().toLowerCase(Locale.ROOT));
    }

    private static String branchId() {
        return "z9hG4bK" + Tokens.next();
    }

    private void later(long seconds, Runnable task) {
        var _ = thread.schedule(task, seconds, TimeUnit.SECONDS);
    }
}
