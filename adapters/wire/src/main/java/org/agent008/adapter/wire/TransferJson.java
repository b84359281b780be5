package org.agent008.adapter.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.agent008.domain.call.By;
import org.agent008.domain.call.Transfer;

/** {@code by, kind, target, outcome, reason?}: how a transfer goes. */
final class TransferJson {
    private TransferJson() {}

    static void write(Transfer transfer, ObjectNode json) {
        json.put("by", EventJson.name(transfer.by()));
        json.put(
                "kind",
                switch (transfer.kind()) {
                    case BLIND -> "blind";
                    case ATTENDED -> "attended";
                });
        json.put("target", transfer.target());
        json.put(
                "outcome",
                switch (transfer.stage()) {
                    case ASKED -> "asked";
                    case STARTED -> "started";
                    case COMPLETED -> "completed";
                    case FAILED -> "failed";
                });
        transfer.reason().ifPresent(reason -> json.put("reason", reason));
    }

    static Transfer parse(JsonNode json, By by) {
        return new Transfer(
                by,
                Transfer.Kind.valueOf(Json.string(json, "kind").toUpperCase(Locale.ROOT)),
                Json.string(json, "target"),
                Transfer.Stage.valueOf(Json.string(json, "outcome").toUpperCase(Locale.ROOT)),
                Json.optionalString(json, "reason"));
    }
}
