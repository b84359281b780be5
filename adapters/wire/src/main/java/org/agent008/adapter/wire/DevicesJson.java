package org.agent008.adapter.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.agent008.domain.port.AudioDevices;
import org.agent008.domain.port.AudioDevices.Choice;
import org.agent008.domain.port.AudioDevices.Device;
import org.agent008.domain.port.AudioDevices.Use;

/** What the local API tells of the sound devices. Safe from any thread. */
public final class DevicesJson {
    private DevicesJson() {}

    /**
     * {@code {microphones[], speakers[], microphone, speaker, ringer, levels}}: each in a list is
     * {@code {name, description, default}}; a use {@code {chosen, device?}}, the second being the
     * name of the one in its place; levels are in dBFS.
     */
    public static ObjectNode toJson(AudioDevices devices) {
        AudioDevices.Snapshot now = devices.snapshot();
        AudioDevices.Meter levels = devices.meter();
        ObjectNode json = Json.object();
        json.set("microphones", toJson(now.devices().microphones()));
        json.set("speakers", toJson(now.devices().speakers()));
        for (Use use : Use.values()) {
            Choice choice = now.choices().get(use);
            if (choice != null) {
                json.set(name(use), toJson(choice));
            }
        }
        json.putObject("levels")
                .put(name(Use.MICROPHONE), rounded(levels.microphoneDbfs()))
                .put(name(Use.SPEAKER), rounded(levels.speakerDbfs()));
        return json;
    }

    private static String name(Use use) {
        return switch (use) {
            case MICROPHONE -> "microphone";
            case SPEAKER -> "speaker";
            case RINGER -> "ringer";
        };
    }

    private static ArrayNode toJson(List<Device> devices) {
        ArrayNode json = Json.array();
        devices.forEach(device ->
                json.addObject()
                        .put("name", device.name())
                        .put("description", device.description())
                        .put("default", device.preferred()));
        return json;
    }

    private static ObjectNode toJson(Choice choice) {
        ObjectNode json = Json.object().put("chosen", choice.chosen());
        choice.device().ifPresent(device -> json.put("device", device.name()));
        return json;
    }

    private static double rounded(double dbfs) {
        return Math.round(dbfs * 10) / 10.0;
    }
}
