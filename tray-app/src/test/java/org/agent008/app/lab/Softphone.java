package org.agent008.app.lab;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.agent008.adapter.settings.AppPaths;
import org.agent008.adapter.settings.JsonSettings;
import org.agent008.adapter.settings.Loaded;
import org.agent008.app.AppOptions;
import org.agent008.app.CompositionRoot;
import org.agent008.app.harness.ApiClient;
import org.agent008.app.harness.Await;
import org.agent008.app.harness.PhoneConfig;
import org.agent008.domain.fake.FakeSecrets;
import org.agent008.domain.port.AudioDesk;

/** Agent 008 in this JVM, from a configuration file, driven through its local API. */
final class Softphone implements AutoCloseable {
    private final CompositionRoot phone;
    private final ApiClient api;

    private Softphone(CompositionRoot phone, ApiClient api) {
        this.phone = phone;
        this.api = api;
    }

    /** Starts it; it may not be registered yet. */
    static Softphone start(PhoneConfig config) throws IOException {
        return start(config, Map.of());
    }

    /** The same with further fields in its configuration file. */
    static Softphone start(PhoneConfig config, Map<String, ?> more) throws IOException {
        Path home = Lab.runDirectory("phone");
        AppPaths paths =
                new AppPaths(
                        with(more, config.writeTo(home.resolve("config.json"))),
                        true,
                        Files.createDirectory(home.resolve("data")),
                        Files.createDirectory(home.resolve("state")),
                        Files.createDirectory(home.resolve("run")));
        Loaded loaded = new JsonSettings("Agent 008/lab", Map.of(), new FakeSecrets()).load(paths);
        if (!(loaded instanceof Loaded.Valid valid)) {
            throw new IllegalStateException("bad configuration: " + loaded);
        }
        CompositionRoot phone =
                CompositionRoot.start(
                        valid.settings(), AppOptions.in(paths.dataDir(), paths.runtimeDir()));
        return new Softphone(phone, ApiClient.of(paths.runtimeDir()));
    }

    private static Path with(Map<String, ?> more, Path file) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        ObjectNode all = (ObjectNode) json.readTree(file.toFile());
        more.forEach((field, value) -> all.set(field, json.valueToTree(value)));
        return Files.writeString(file, all.toPrettyString());
    }

    Softphone awaitRegistered() {
        Await.until("the phone is registered", () -> api.registration().equals("registered"));
        return this;
    }

    ApiClient api() {
        return api;
    }

    AudioDesk desk() {
        return phone.desk();
    }

    @Override
    public void close() {
        api.close();
        phone.close();
    }
}
