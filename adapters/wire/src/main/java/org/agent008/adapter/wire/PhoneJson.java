package org.agent008.adapter.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agent008.domain.call.CallState;
import org.agent008.domain.phone.CallSnapshot;
import org.agent008.domain.phone.PhoneSnapshot;
import org.agent008.domain.settings.Account;
import org.agent008.domain.settings.CallerNumber;
import org.agent008.domain.settings.Status;

/** What the local API tells of the phone and its calls. Safe from any thread. */
public final class PhoneJson {
    private PhoneJson() {}

    /**
     * {@code {registration {state, reason?}, account? {name, sipUri, displayName?}, status,
     * statuses[], numbers[], callerId?, calls[], fault?, versions}}; {@code versions} are by
     * component.
     */
    public static ObjectNode toJson(PhoneSnapshot phone, Map<String, String> versions) {
        ObjectNode json = Json.object();
        RegistrationJson.write(phone.registration(), json.putObject("registration"));
        phone.account().ifPresent(account -> json.set("account", toJson(account)));
        json.put("status", phone.status().value());
        ArrayNode statuses = json.putArray("statuses");
        phone.statuses().forEach(s -> statuses.add(toJson(s)));
        ArrayNode numbers = json.putArray("numbers");
        phone.numbers().forEach(n -> numbers.add(toJson(n)));
        phone.callerId().ifPresent(number -> json.put("callerId", number));
        json.set("calls", toJson(phone.calls()));
        phone.fault().ifPresent(fault -> json.put("fault", fault));
        ObjectNode all = json.putObject("versions");
        new TreeMap<>(versions).forEach(all::put);
        return json;
    }

    public static ArrayNode toJson(List<CallSnapshot> calls) {
        ArrayNode json = Json.array();
        calls.forEach(c -> json.add(toJson(c)));
        return json;
    }

    /**
     * {@code {id, state, since?, muted, held, remoteHeld, autoAnswered, earlyMedia, foreground,
     * transfer?, problem?, at, cdr}}: {@code since} is when the call was answered, {@code at} when
     * the snapshot was taken.
     */
    public static ObjectNode toJson(CallSnapshot call) {
        ObjectNode json = Json.object();
        json.put("id", call.cdr().id().value());
        switch (call.state()) {
            case CallState.Dialing() -> json.put("state", "dialing");
            case CallState.Ringing() -> json.put("state", "ringing");
            case CallState.Answering() -> json.put("state", "answering");
            case CallState.Active(var since) ->
                    json.put("state", "active").put("since", Json.text(since));
            case CallState.Ended(var _) -> json.put("state", "ended");
        }
        json.put("muted", call.muted());
        json.put("held", call.held());
        json.put("remoteHeld", call.remoteHeld());
        json.put("autoAnswered", call.autoAnswered());
        json.put("earlyMedia", call.earlyMedia());
        json.put("foreground", call.foreground());
        call.transfer().ifPresent(t -> TransferJson.write(t, json.putObject("transfer")));
        call.problem().ifPresent(problem -> json.put("problem", problem));
        json.put("at", Json.text(call.at()));
        json.set("cdr", CdrJson.toJson(call.cdr()));
        return json;
    }

    private static ObjectNode toJson(Account account) {
        ObjectNode json = Json.object();
        json.put("name", account.name());
        json.put("sipUri", account.aor());
        account.displayName().ifPresent(name -> json.put("displayName", name));
        return json;
    }

    private static ObjectNode toJson(Status status) {
        return Json.object()
                .put("value", status.value())
                .put("text", status.text())
                .put("color", status.color())
                .put("dnd", status.dnd());
    }

    private static ObjectNode toJson(CallerNumber number) {
        ObjectNode json = Json.object().put("number", number.number());
        ArrayNode tags = json.putArray("tags");
        number.tags().forEach(tags::add);
        return json;
    }
}
