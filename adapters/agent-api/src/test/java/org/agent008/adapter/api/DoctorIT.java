package org.agent008.adapter.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Rig rig;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        rig = new Rig(directory);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void stepsAreToldWithWhatToDo() throws IOException {
        JsonNode told = JSON.readTree(rig.http.get("/v1/doctor").send().body());
        assertThat(told.path("ok").asBoolean()).isFalse();
        assertThat(told.at("/steps/0/state").asText()).isEqualTo("ok");
        assertThat(told.at("/steps/0").has("advice")).isFalse();
        assertThat(told.at("/steps/1/state").asText()).isEqualTo("fault");
        assertThat(told.at("/steps/1/advice").asText()).isEqualTo("Open it.");
    }

    @Test
    void whoLikesGetsEachStepOnALine() throws IOException {
        List<String> lines =
                raw("application/x-ndjson").lines().filter(line -> line.startsWith("{")).toList();
        assertThat(lines).hasSize(2);
        assertThat(JSON.readTree(lines.getLast()).path("name").asText()).isEqualTo("TCP");
    }

    @Test
    void theSupportBundleIsAZipFile() throws IOException {
        Http.Response response = rig.http.get("/v1/support-bundle").send();
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("application/zip");
        assertThat(response.body()).startsWith("PK");
    }

    private String raw(String accept) throws IOException {
        var connection =
                java.net
                        .URI
                        .create("http://127.0.0.1:" + rig.server.port() + "/v1/doctor")
                        .toURL()
                        .openConnection(java.net.Proxy.NO_PROXY);
        connection.setRequestProperty("Authorization", "Bearer " + rig.token);
        connection.setRequestProperty("Accept", accept);
        assertThat(connection.getContentType()).isEqualTo(accept);
        try (var in = connection.getInputStream()) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
