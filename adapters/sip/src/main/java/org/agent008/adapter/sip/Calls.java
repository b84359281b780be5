package org.agent008.adapter.sip;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.agent008.domain.call.CallId;

/** The calls of all accounts: by the phone's name for them, and by SIP's. */
final class Calls {
    private final Map<CallId, SipCall> live = new HashMap<>();
    private final Map<Leg, SipCall> legs = new HashMap<>();

    /** What SIP knows a call by before and after it has a dialog. */
    record Leg(String callId, String localTag) {}

    void add(SipCall call) {
        live.put(call.id(), call);
        legs.put(call.leg(), call);
    }

    /** Over for the phone; SIP may still repeat itself about it. */
    void end(SipCall call) {
        live.remove(call.id(), call);
    }

    /** Over for SIP too. */
    void forget(SipCall call) {
        legs.remove(call.leg(), call);
    }

    Optional<SipCall> find(CallId id) {
        return Optional.ofNullable(live.get(id));
    }

    Optional<SipCall> find(String callId, String localTag) {
        return Optional.ofNullable(legs.get(new Leg(callId, localTag)));
    }

    boolean isLive(CallId id) {
        return live.containsKey(id);
    }

    List<SipCall> all() {
        return List.copyOf(live.values());
    }

    List<SipCall> of(UserAgent agent) {
        return live.values().stream().filter(call -> call.agent() == agent).toList();
    }

    boolean anyOf(UserAgent agent) {
        return !of(agent).isEmpty();
    }
}
