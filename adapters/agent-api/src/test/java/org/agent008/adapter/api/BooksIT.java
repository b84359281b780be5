package org.agent008.adapter.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.agent008.domain.call.CallId;
import org.agent008.domain.fake.SampleEvents;
import org.agent008.domain.port.Archive.Purge;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The books the phone keeps: who was called, and who there is to call. */
class BooksIT {
    private static final String CARDS =
            """
            BEGIN:VCARD
            VERSION:3.0
            FN:Ana
            TEL:1001
            END:VCARD
            BEGIN:VCARD
            TEL:1002
            END:VCARD
            """;

    private Rig rig;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        rig = new Rig(directory);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private JsonNode ok(String path) throws IOException {
        return ok(rig.http.get(path).send());
    }

    private static JsonNode ok(Http.Response response) throws IOException {
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }

    @Test
    void callsAreInTheHistoryAndFound() throws IOException {
        rig.phone.rings("a", "Ana");
        rig.phone.ends("a");
        rig.phone.rings("b", "Berta");
        assertThat(ok("/v1/history")).hasSize(2);
        JsonNode found = ok("/v1/history?q=ana");
        assertThat(found).hasSize(1);
        assertThat(found.at("/0/cause/code").asText()).isEqualTo("remote-hung-up");
        assertThat(ok("/v1/history/b").path("fromName").asText()).isEqualTo("Berta");
        String date = found.at("/0/date").asText();
        assertThat(ok("/v1/history?before=" + date)).isEmpty();
        assertThat(ok("/v1/history?limit=1")).hasSize(1);
    }

    @Test
    void whatWasSaidIsFoundAndShown() throws IOException {
        var _ =
                rig.phone.journal.append(
                        List.of(
                                SampleEvents.envelope(101, SampleEvents.transcribed("a")),
                                SampleEvents.envelope(102, SampleEvents.summarized("a")),
                                SampleEvents.envelope(103, SampleEvents.analyzed("a"))));
        JsonNode call = ok("/v1/history/a");
        assertThat(call.at("/transcript/segments/1/text").asText())
                .isEqualTo("mi pedido por favor");
        assertThat(call.at("/summary/summarization").asText()).contains("Berta");
        assertThat(call.at("/insights/kpis/hold").asInt()).isEqualTo(20);
        JsonNode found = ok("/v1/history?q=pedido");
        assertThat(found.at("/0/snippet/text").asText()).isEqualTo("mi pedido por favor");
        assertThat(found.at("/0/snippet/marks/0")).hasToString("[3,9]");
        assertThat(ok("/v1/history?q=berta").at("/0/snippet").isMissingNode()).isTrue();
    }

    @Test
    void callsArePurgedByIdByAgeOrAll() throws IOException {
        purge("{\"call\": \"a\"}", 200);
        purge("{\"before\": \"2026-11-22T10:15:00Z\"}", 200);
        purge("{\"all\": true}", 200);
        assertThat(rig.archive.purged)
                .containsExactly(
                        new Purge.One(new CallId("a")),
                        new Purge.Before(Instant.parse("2026-11-22T10:15:00Z")),
                        new Purge.All());
        purge("{}", 400);
        purge("{\"all\": false}", 400);
        purge("{\"all\": true, \"call\": \"a\"}", 400);
        purge("{\"before\": \"yesterday\"}", 400);
        assertThat(rig.archive.purged).hasSize(3);
    }

    private void purge(String body, int status) throws IOException {
        Http.Response response = rig.http.post("/v1/history/purge").json(body).send();
        assertThat(response.status()).as(response.body()).isEqualTo(status);
    }

    @Test
    void aCallThatNeverWasIs404() throws IOException {
        Http.Response refused = rig.http.get("/v1/history/none").send();
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.body()).contains("no-such-call");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/history?limit=0",
                "/v1/history?limit=many",
                "/v1/history?before=yesterday",
                "/v1/contacts?limit=-1"
            })
    void aWrongParameterIs400(String path) throws IOException {
        Http.Response refused = rig.http.get(path).send();
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("malformed");
    }

    @Test
    void contactsAreFound() throws IOException {
        rig.phone.contacts.add(SampleEvents.contact());
        JsonNode found = ok("/v1/contacts?q=N%C3%9A%C3%91EZ&limit=5");
        assertThat(found.at("/0/name").asText()).isEqualTo("Berta Núñez");
        assertThat(found.at("/0/phones/0/label").asText()).isEqualTo("cell");
        assertThat(ok("/v1/contacts?q=carlos")).isEmpty();
    }

    @Test
    void vcardsAreImportedAndTheBadOnesTold() throws IOException {
        Http.Response imported =
                rig.http
                        .post("/v1/contacts/import")
                        .body(CARDS)
                        .with("Content-Type", "text/vcard; charset=utf-8")
                        .send();
        JsonNode report = ok(imported);
        assertThat(report.path("added").asInt()).isEqualTo(1);
        assertThat(report.at("/faults/0/line").asInt()).isEqualTo(6);
        assertThat(ok("/v1/contacts?q=ana")).hasSize(1);
    }

    @Test
    void whatIsNoAddressBookIsRefused() throws IOException {
        Http.Response refused =
                rig.http
                        .post("/v1/contacts/import")
                        .body("name,number")
                        .with("Content-Type", "text/vcard")
                        .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("no-vcards");
    }
}
