package org.agent008.adapter.analytics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Files that come with the phone. */
final class Resources {
    private Resources() {}

    static InputStream open(String name) {
        InputStream stream = Resources.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException("the file " + name + " is missing in this program");
        }
        return stream;
    }

    /** Lines of a text, a tab and a number; what follows and comments are left out. */
    static Map<String, Double> table(String name) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
            Map<String, Double> table = new HashMap<>();
            for (String line : reader.lines().filter(l -> !l.startsWith("# ")).toList()) {
                List<String> fields = List.of(line.split("\t", -1));
                table.put(fields.get(0), Double.parseDouble(fields.get(1)));
            }
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
