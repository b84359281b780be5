package org.agent008.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.agent008.app.cli.PhoneClient.NotRunningException;
import org.agent008.app.cli.PhoneClient.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "settings",
        description = "Show what is configured, or change it: agent008 settings maxCalls=3")
final class SettingsCommand extends ClientCommand {
    /** A value that is asked for. */
    private static final String ASK = "-";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HiddenInput input;

    @Parameters(
            arity = "0..*",
            paramLabel = "FIELD=VALUE",
            description =
                    "A field such as api.port and what it becomes: JSON or text; null: its default;"
                            + " -: asked for without showing it, as for sipPassword=-")
    private Map<String, String> changes = new LinkedHashMap<>();

    SettingsCommand(Callable<Path> runtimeDirectory, HiddenInput input) {
        super(runtimeDirectory);
        this.input = input;
    }

    @Override
    void talk(PhoneClient phone) throws NotRunningException, RefusedException {
        JsonNode now =
                changes.isEmpty()
                        ? phone.get("/v1/settings")
                        : phone.patch("/v1/settings", patch());
        print(now, SettingsLines.of(now));
    }

    private ObjectNode patch() throws RefusedException {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, String> change : changes.entrySet()) {
            String[] names = change.getKey().split("\\.", -1);
            ObjectNode object = patch;
            for (int i = 0; i < names.length - 1; i++) {
                object = object.withObjectProperty(names[i]);
            }
            object.set(names[names.length - 1], value(change.getKey(), change.getValue()));
        }
        return patch;
    }

    private JsonNode value(String field, String text) throws RefusedException {
        if (text.equals(ASK)) {
            return TextNode.valueOf(input.ask(field + ": ").reveal());
        }
        if (field.equals("sipPassword")) {
            throw new RefusedException(
                    "Every user of this machine can read command lines. Say sipPassword=- and enter"
                            + " it when asked.");
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }
}
