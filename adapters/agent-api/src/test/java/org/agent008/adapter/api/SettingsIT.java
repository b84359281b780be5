package org.agent008.adapter.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsIT {
    @TempDir private Path directory;

    @Test
    void settingsAreShownWithWhatIsWrongAndWhoIsLoggedIn() throws IOException {
        try (Rig rig = new Rig(directory)) {
            assertThat(rig.http.get("/v1/settings").send().body())
                    .contains("\"nickname\":\"Ana\"")
                    .contains("\"sipPassword\":\"***\"")
                    .contains("\"login\":{\"state\":\"logged-out\"")
                    .contains("\"faults\":[\"config.json:3:2: maxCalls: must be at least 1\"]");
        }
    }

    @Test
    void aChangeReachesTheConfigurationAsItWasSent() throws IOException {
        try (Rig rig = new Rig(directory)) {
            Http.Response changed = patch(rig, "{\"maxCalls\": 3}");

            assertThat(changed.status()).isEqualTo(200);
            assertThat(rig.configuration.asked).containsExactly("change {\"maxCalls\":3}");
        }
    }

    @Test
    void aChangeThatCannotBeIs422WithTheFault() throws IOException {
        try (Rig rig = new Rig(directory)) {
            Http.Response refused = patch(rig, "{\"maxCalls\":0}");

            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body()).contains("bad-settings").contains("maxCalls: must be");
        }
    }

    @Test
    void whoHasThePasswordLogsInAndOutAgain() throws IOException {
        try (Rig rig = new Rig(directory)) {
            assertThat(logIn(rig, "right").body())
                    .contains("\"state\":\"logged-in\"")
                    .contains("\"nickname\":\"ana\"")
                    .doesNotContain("right");
            assertThat(rig.http.request("POST", "/v1/logout").json("").send().body())
                    .contains("\"state\":\"logged-out\"");
        }
    }

    @Test
    void aWrongPasswordIs422AndIsNotRepeated() throws IOException {
        try (Rig rig = new Rig(directory)) {
            Http.Response refused = logIn(rig, "hunter2");

            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body()).contains("login-refused").doesNotContain("hunter2");
        }
    }

    private static Http.Response patch(Rig rig, String body) throws IOException {
        return rig.http.request("PATCH", "/v1/settings").json(body).send();
    }

    private static Http.Response logIn(Rig rig, String password) throws IOException {
        return rig.http
                .request("POST", "/v1/login")
                .json("{\"nickname\": \"ana\", \"password\": \"" + password + "\"}")
                .send();
    }
}
