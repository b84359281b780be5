package org.agent008.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.agent008.app.cli.PhoneClient.NotRunningException;
import org.agent008.app.cli.PhoneClient.RefusedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "devices",
        description = "Show the microphones and speakers, or choose which to use.")
final class DevicesCommand extends ClientCommand {
    private static final double SILENCE_DBFS = -96;

    @Option(
            names = "--microphone",
            paramLabel = "DEVICE",
            description = "The device to speak into: its name or description, or default.")
    private @Nullable String microphone;

    @Option(
            names = "--speaker",
            paramLabel = "DEVICE",
            description = "The device that calls are heard from.")
    private @Nullable String speaker;

    @Option(
            names = "--ringer",
            paramLabel = "DEVICE",
            description = "The device that rings: one of the speakers.")
    private @Nullable String ringer;

    DevicesCommand(Callable<Path> runtimeDirectory) {
        super(runtimeDirectory);
    }

    @Override
    void talk(PhoneClient phone) throws NotRunningException, RefusedException {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        put(wanted, "microphone", microphone);
        put(wanted, "speaker", speaker);
        put(wanted, "ringer", ringer);
        JsonNode devices =
                wanted.isEmpty() ? phone.get("/v1/devices") : phone.put("/v1/devices", wanted);
        print(devices, lines(devices));
    }

    private static void put(ObjectNode wanted, String use, @Nullable String device) {
        if (device != null) {
            wanted.put(use, device);
        }
    }

    private static String lines(JsonNode devices) {
        StringBuilder lines = new StringBuilder();
        list(lines, devices, "microphones", List.of("microphone"));
        list(lines, devices, "speakers", List.of("speaker", "ringer"));
        absent(lines, devices, "microphones", "microphone");
        absent(lines, devices, "speakers", "speaker");
        absent(lines, devices, "speakers", "ringer");
        level(lines, devices, "microphone");
        level(lines, devices, "speaker");
        return lines.toString().stripTrailing();
    }

    /** What is in use is marked with a star, and with what for where that is not plain. */
    private static void list(
            StringBuilder lines, JsonNode devices, String kind, List<String> uses) {
        JsonNode all = devices.path(kind);
        lines.append(all.isEmpty() ? "No " + kind : capital(kind)).append('\n');
        for (JsonNode device : all) {
            String name = device.path("name").asText();
            List<String> used =
                    uses.stream()
                            .filter(use -> devices.path(use).path("device").asText().equals(name))
                            .toList();
            lines.append(used.isEmpty() ? "  " : "* ")
                    .append(device.path("description").asText())
                    .append(" [")
                    .append(name)
                    .append(']')
                    .append(used.isEmpty() ? "" : " " + String.join(", ", used))
                    .append(device.path("default").asBoolean() ? " (default)" : "")
                    .append('\n');
        }
    }

    private static void absent(StringBuilder lines, JsonNode devices, String kind, String use) {
        String chosen = devices.path(use).path("chosen").asText();
        String serving = devices.path(use).path("device").asText();
        boolean chosenServes =
                StreamSupport.stream(devices.path(kind).spliterator(), false)
                        .filter(device -> device.path("name").asText().equals(serving))
                        .anyMatch(device ->
                                serving.equals(chosen)
                                        || device.path("description")
                                                .asText()
                                                .equalsIgnoreCase(chosen));
        if (!chosen.equals("default") && !chosenServes) {
            lines.append("The chosen ").append(use).append(" is not there now: ");
            lines.append(chosen).append('\n');
        }
    }

    private static void level(StringBuilder lines, JsonNode devices, String use) {
        double dbfs = devices.path("levels").path(use).asDouble();
        if (dbfs > SILENCE_DBFS) {
            lines.append("Level of the ").append(use).append(": ").append(dbfs).append(" dBFS\n");
        }
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
