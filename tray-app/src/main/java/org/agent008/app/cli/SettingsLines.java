package org.agent008.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The configuration in words. */
final class SettingsLines {
    private SettingsLines() {}

    static String of(JsonNode now) {
        List<String> lines = new ArrayList<>();
        lines.add(now.path("settings").toPrettyString());
        lines.add("File: " + now.path("file").asText());
        if (!now.at("/login/state").asText().equals("not-needed")) {
            lines.add(login(now));
        }
        now.path("faults").forEach(fault -> lines.add("Not in force: " + fault.asText()));
        now.path("notices").forEach(notice -> lines.add("Note: " + notice.asText()));
        return String.join("\n", lines);
    }

    static String login(JsonNode now) {
        String server = now.at("/login/server").asText();
        return switch (now.at("/login/state").asText()) {
            case "logged-in" ->
                    "Logged in as %s at %s.".formatted(now.at("/login/nickname").asText(), server);
            case "logged-out" -> "Logged out of " + server + ".";
            default -> "There is nothing to log in to.";
        };
    }
}
