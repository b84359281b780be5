package org.agent008.adapter.settings;

import java.util.List;
import java.util.Map;

/** Says what a JSON parser says without quoting the file, where the next word may be a password. */
final class SyntaxMessage {
    private static final List<Map.Entry<String, String>> HINTS =
            List.of(
                    Map.entry("end-of-input", "the file ends too early: \", } or ] is missing"),
                    Map.entry("Illegal unquoted", "the text has no closing double quote"),
                    Map.entry(
                            "expecting comma", "a comma or closing bracket is missing before this"),
                    Map.entry("expecting a colon", "a colon is missing before this"),
                    Map.entry("field name", "a field name in double quotes should be here"),
                    Map.entry("nesting depth", "nested too deeply"),
                    Map.entry("escape", "this \\ escape does not exist"),
                    Map.entry("marker", "this bracket closes nothing that is open"),
                    Map.entry("oken", "text has to stand in double quotes"));

    private SyntaxMessage() {}

    static String of(String parserSays) {
        return "not JSON: "
                + HINTS.stream()
                        .filter(hint -> parserSays.contains(hint.getKey()))
                        .findFirst()
                        .map(Map.Entry::getValue)
                        .orElse("this cannot stand here");
    }
}
