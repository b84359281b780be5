package org.agent008.adapter.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.agent008.domain.fake.FakeDeliveries;
import org.agent008.domain.fake.SampleEvents;
import org.agent008.domain.port.Deliveries.Disabled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhooksIT {
    private Rig rig;
    private FakeDeliveries outbox;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        rig = new Rig(directory);
        outbox = rig.webhooks.outbox;
        for (int n = 1; n <= 3; n++) {
            outbox.add("crm", "evt_" + n, "c" + n, "{}", SampleEvents.START);
        }
        outbox.dead(1, "HTTP 500", SampleEvents.START);
        outbox.delivered(2, SampleEvents.START);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private static JsonNode ok(Http.Request request) throws IOException {
        Http.Response response = request.send();
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }

    @Test
    void aWebhookTellsHowItStands() throws IOException {
        JsonNode crm = ok(rig.http.get("/v1/webhooks")).get(0);
        assertThat(crm.path("label").asText()).isEqualTo("crm");
        assertThat(crm.path("dead").asInt()).isEqualTo(1);
        assertThat(crm.path("lastError").asText()).isEqualTo("HTTP 503");
        assertThat(crm.has("disabledSince")).isFalse();
        outbox.disable("crm", new Disabled("x", "HTTP 410", SampleEvents.START));
        assertThat(ok(rig.http.get("/v1/webhooks")).get(0).has("disabledSince")).isTrue();
    }

    @Test
    void deadDeliveriesAreListedAndReplayed() throws IOException {
        assertThat(ok(rig.http.get("/v1/webhooks/deliveries"))).hasSize(3);
        JsonNode dead = ok(rig.http.get("/v1/webhooks/deliveries?state=dead"));
        assertThat(dead).hasSize(1);
        assertThat(dead.at("/0/event").asText()).isEqualTo("evt_1");
        assertThat(dead.at("/0/error").asText()).isEqualTo("HTTP 500");
        assertThat(ok(rig.http.get("/v1/webhooks/deliveries?before=2&limit=1"))).hasSize(1);
        assertThat(ok(rig.http.post("/v1/webhooks/deliveries/1/replay")).path("replayed").asInt())
                .isEqualTo(1);
        assertThat(ok(rig.http.get("/v1/webhooks/deliveries?state=dead"))).isEmpty();
        outbox.dead(3, "HTTP 500", SampleEvents.START);
        assertThat(ok(rig.http.post("/v1/webhooks/deliveries/replay")).path("replayed").asInt())
                .isEqualTo(1);
    }

    @Test
    void whatIsNotDeadOrNotThereIsNotReplayed() throws IOException {
        assertThat(rig.http.post("/v1/webhooks/deliveries/2/replay").send().status())
                .isEqualTo(409);
        for (String id : new String[] {"99", "none", "-1"}) {
            Http.Response refused =
                    rig.http.post("/v1/webhooks/deliveries/" + id + "/replay").send();
            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.body()).contains("no-such-delivery");
        }
        assertThat(rig.http.get("/v1/webhooks/deliveries?state=lost").send().status())
                .isEqualTo(400);
        assertThat(rig.http.get("/v1/webhooks/deliveries?before=x").send().status()).isEqualTo(400);
    }
}
