package org.agent008.adapter.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.agent008.domain.doctor.Condition;
import org.agent008.domain.doctor.Doctor;
import org.agent008.domain.doctor.Step;

/** What the doctor found. Safe from any thread. */
public final class DoctorJson {
    private DoctorJson() {}

    /** {@code {ok, steps[]}}; ok: there is no fault. */
    public static ObjectNode toJson(List<Step> steps) {
        ObjectNode json = Json.object().put("ok", Doctor.allWell(steps));
        ArrayNode all = json.putArray("steps");
        steps.stream().map(DoctorJson::toJson).forEach(all::add);
        return json;
    }

    /** {@code {name, state, text, advice?, millis}}; state is ok, warning or fault. */
    public static ObjectNode toJson(Step step) {
        ObjectNode json =
                Json.object()
                        .put("name", step.name())
                        .put("state", state(step.finding().condition()))
                        .put("text", step.finding().text());
        step.finding().advice().ifPresent(advice -> json.put("advice", advice));
        return json.put("millis", step.took().toMillis());
    }

    private static String state(Condition condition) {
        return switch (condition) {
            case OK -> "ok";
            case WARNING -> "warning";
            case FAULT -> "fault";
        };
    }
}
