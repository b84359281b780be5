package org.agent008.adapter.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.agent008.domain.port.Secrets;
import org.agent008.domain.settings.Settings;
import org.agent008.domain.settings.Status;

/**
 * Reads the configuration: JSON with comments and trailing commas, in UTF-8.
 *
 * <p>Wrong content never throws: it comes back as {@link Loaded.Broken} with every fault at once.
 * Reads the disk; safe from any thread.
 */
public final class JsonSettings {
    private final SettingsSchema schema = new SettingsSchema();
    private final SettingsMapping mapping;
    private final SecretReferences references;

    /**
     * @param userAgent what the phone calls itself unless the file says otherwise, {@code Agent
     *     008/1.2.3}
     * @param environment where {@code env:NAME} secrets are found
     * @param secrets where {@code secret:NAME} secrets are found
     */
    public JsonSettings(String userAgent, Map<String, String> environment, Secrets secrets) {
        references = new SecretReferences(environment, secrets);
        mapping = new SettingsMapping(userAgent, Locale.getDefault().getLanguage(), references);
    }

    /** The configuration of these paths; with none at the default place, the defaults. */
    public Loaded load(AppPaths paths) {
        return paths.configNamed() || Files.exists(paths.configFile())
                ? load(paths.configFile())
                : new Loaded.Valid(defaults(), List.of());
    }

    /** The configuration in a file, which has to exist. */
    public Loaded load(Path file) {
        try {
            return check(
                    new Layers(List.of(Document.parse(file.toString(), SourceText.read(file)))),
                    directory(file));
        } catch (UnusableFileException e) {
            return new Loaded.Broken(List.of(e.finding()), List.of());
        }
    }

    /** What an empty configuration gives: no account, {@link Status#ONLINE} and the like. */
    public Settings defaults() {
        return mapping.settings(JsonNodeFactory.instance.objectNode(), Path.of(""));
    }

    /** Paths in a configuration begin where the file is. */
    static Path directory(Path file) {
        return file.toAbsolutePath().resolveSibling("");
    }

    Loaded check(Layers layers, Path directory) {
        var report = new Report(layers);
        JsonNode root = layers.root();
        schema.check(root, report);
        new Checks(root, directory, references, report).run();
        return report.faults().isEmpty()
                ? new Loaded.Valid(mapping.settings(root, directory), report.notices())
                : new Loaded.Broken(report.faults(), report.notices());
    }

    SettingsSchema schema() {
        return schema;
    }
}
