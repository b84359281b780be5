package org.agent008.adapter.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.agent008.domain.port.Deliveries.Entry;
import org.agent008.domain.port.Deliveries.State;
import org.agent008.domain.port.Webhooks.Standing;
import org.agent008.domain.settings.WebhookEndpoint.Format;
import org.agent008.domain.settings.WebhookEndpoint.Retry;

/** Webhooks and what is on its way to them, as JSON. Safe from any thread. */
public final class WebhookJson {
    private WebhookJson() {}

    /**
     * {@code [{label, host, format, events[], retry, waiting, delivered, dead, lastError?,
     * disabledSince?}]}.
     */
    public static ArrayNode standing(List<Standing> webhooks) {
        ArrayNode all = Json.array();
        for (Standing w : webhooks) {
            ObjectNode json = all.addObject();
            json.put("label", w.label());
            json.put("host", w.host());
            json.put("format", format(w.format()));
            ArrayNode events = json.putArray("events");
            w.events().stream().sorted().forEach(events::add);
            json.put("retry", retry(w.retry()));
            new TreeMap<>(w.counts()).forEach(json::put);
            w.lastError().ifPresent(why -> json.put("lastError", why));
            w.disabled().ifPresent(at -> json.put("disabledSince", Json.text(at)));
        }
        return all;
    }

    /** {@code [{id, webhook, event, type?, lane, state, attempts, created, error?, due?}]}. */
    public static ArrayNode deliveries(List<Entry> entries) {
        ArrayNode all = Json.array();
        for (Entry e : entries) {
            ObjectNode json = all.addObject();
            json.put("id", e.delivery().id());
            json.put("webhook", e.delivery().endpoint());
            json.put("event", e.delivery().eventId());
            e.type().ifPresent(type -> json.put("type", type));
            json.put("lane", e.delivery().lane());
            json.put("state", state(e.state()));
            json.put("attempts", e.delivery().attempts());
            json.put("created", Json.text(e.delivery().created()));
            e.error().ifPresent(why -> json.put("error", why));
            if (e.state() == State.WAITING) {
                json.put("due", Json.text(e.due()));
            }
        }
        return all;
    }

    /** {@code {replayed}}. */
    public static ObjectNode replayed(int entries) {
        return Json.object().put("replayed", entries);
    }

    /** The state of that name. */
    public static Optional<State> state(String name) {
        return List.of(State.values()).stream().filter(s -> state(s).equals(name)).findFirst();
    }

    private static String state(State state) {
        return switch (state) {
            case WAITING -> "waiting";
            case DELIVERED -> "delivered";
            case DEAD -> "dead";
        };
    }

    private static String format(Format format) {
        return switch (format) {
            case ENVELOPE -> "envelope";
            case LEGACY_V2 -> "008-v2";
        };
    }

    private static String retry(Retry retry) {
        return switch (retry) {
            case STANDARD -> "standard";
            case DURABLE -> "durable";
        };
    }
}
