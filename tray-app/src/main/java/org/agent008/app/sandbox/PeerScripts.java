package org.agent008.app.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.agent008.adapter.api.CallerReport;
import org.agent008.adapter.api.CallerStep;
import org.agent008.adapter.api.ScriptedCallers;

/** The far ends of the sandbox that scripts direct, each with a number of its own. */
final class PeerScripts implements ScriptedCallers, AutoCloseable {
    /** Where they can be called, in turn. */
    static final List<String> NUMBERS =
            IntStream.rangeClosed(2001, 2099).mapToObj(Integer::toString).toList();

    private final SandboxPeer peer;
    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, PeerScript> byNumber = new ConcurrentHashMap<>();

    PeerScripts(SandboxPeer peer) {
        this.peer = peer;
    }

    /** Gives an inbound call to the script whose number it is for; else false. */
    boolean take(PeerCall call) {
        if (!NUMBERS.contains(call.to())) {
            return false;
        }
        PeerScript script = byNumber.get(call.to());
        if (script == null || !script.take(call)) {
            call.reject(480);
        }
        return true;
    }

    @Override
    public CallerReport start(List<CallerStep> steps) {
        String number = NUMBERS.get(count.getAndIncrement() % NUMBERS.size());
        PeerScript script = new PeerScript(number, peer);
        PeerScript before = byNumber.put(number, script);
        if (before != null) {
            before.hangUp();
        }
        script.then(steps);
        return script.report();
    }

    @Override
    public Optional<CallerReport> then(String id, List<CallerStep> steps) {
        Optional<PeerScript> script = Optional.ofNullable(byNumber.get(id));
        script.ifPresent(s -> s.then(steps));
        return report(id);
    }

    @Override
    public Optional<CallerReport> report(String id) {
        return Optional.ofNullable(byNumber.get(id)).map(PeerScript::report);
    }

    @Override
    public Optional<CallerReport> hangUp(String id) {
        Optional.ofNullable(byNumber.get(id)).ifPresent(PeerScript::hangUp);
        return report(id);
    }

    @Override
    public void close() {
        byNumber.values().forEach(PeerScript::hangUp);
    }
}
