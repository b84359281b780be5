package org.agent008.adapter.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.agent008.domain.call.CallId;
import org.agent008.domain.event.ContactClicked;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.fake.SampleEvents;
import org.agent008.domain.port.AudioDevices.Meter;
import org.agent008.domain.port.DeviceList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallsIT {
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
    void theStatusTellsWhoIsLoggedInAndHowThePhoneStands() throws IOException {
        JsonNode status = ok(rig.http.get("/v1/status"));
        assertThat(status.at("/registration/state").textValue()).isEqualTo("registered");
        assertThat(status.at("/account/sipUri").textValue()).isEqualTo("sip:1001@lab.test");
        assertThat(status.at("/status").textValue()).isEqualTo("online");
        assertThat(status.at("/versions/agent008").textValue()).isEqualTo("1.2.3");
        assertThat(status.toString()).doesNotContain("pw1001");
    }

    @Test
    void aChosenStatusIsTaken() throws IOException {
        JsonNode status = ok(rig.http.put("/v1/status").body("{\"status\": \"offline\"}"));
        assertThat(status.at("/status").textValue()).isEqualTo("offline");
        assertThat(rig.phone.sent()).endsWith("UNREGISTER");
    }

    @Test
    void aStatusThatDoesNotExistIsRefusedWithTheOnesThatDo() throws IOException {
        Http.Response refused = rig.http.put("/v1/status").body("{\"status\": \"gone\"}").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("no-such-status").contains("online, dnd, offline");
    }

    @Test
    void theDevicesAreListedWithWhatServesAndHowLoudItIs() throws IOException {
        rig.devices.sound(new Meter(-31.26, -96));
        JsonNode devices = ok(rig.http.get("/v1/devices"));
        assertThat(devices.at("/microphones/1/name").textValue()).isEqualTo("headset.mic");
        assertThat(devices.at("/microphones/1/description").textValue()).isEqualTo("Headset");
        assertThat(devices.at("/speakers/0/default").booleanValue()).isTrue();
        assertThat(devices.at("/ringer/chosen").textValue()).isEqualTo("default");
        assertThat(devices.at("/ringer/device").textValue()).isEqualTo("box");
        assertThat(devices.at("/levels/microphone").doubleValue()).isEqualTo(-31.3);
        rig.devices.plug(DeviceList.EMPTY);
        devices = ok(rig.http.get("/v1/devices"));
        assertThat(devices.at("/microphones")).isEmpty();
        assertThat(devices.at("/speaker/device").isMissingNode()).isTrue();
    }

    @Test
    void devicesAreChosenByNameOrDescriptionAndTheOthersStay() throws IOException {
        JsonNode devices =
                ok(
                        rig.http
                                .put("/v1/devices")
                                .body("{\"speaker\": \"headset\", \"ringer\": \"Loudspeaker\"}"));
        assertThat(devices.at("/speaker/device").textValue()).isEqualTo("headset");
        assertThat(devices.at("/ringer/device").textValue()).isEqualTo("box");
        assertThat(devices.at("/microphone/chosen").textValue()).isEqualTo("default");
        devices = ok(rig.http.put("/v1/devices").body("{\"speaker\": \"default\"}"));
        assertThat(devices.at("/speaker/device").textValue()).isEqualTo("box");
        assertThat(devices.at("/ringer/chosen").textValue()).isEqualTo("Loudspeaker");
    }

    @Test
    void aDeviceThatIsNotThereIsRefusedWithThoseThatAreAndNothingChanges() throws IOException {
        Http.Response refused =
                rig.http
                        .put("/v1/devices")
                        .body("{\"microphone\": \"Headset\", \"ringer\": \"bell\"}")
                        .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("no-such-device")
                .contains("There is no speaker \\\"bell\\\"")
                .contains("Loudspeaker", "Headset");
        assertThat(ok(rig.http.get("/v1/devices")).at("/microphone/device").textValue())
                .isEqualTo("inside");
    }

    @Test
    void anInboundCallIsSeenAnsweredAndHungUp() throws IOException {
        assertThat(ok(rig.http.get("/v1/calls"))).isEmpty();
        rig.phone.rings("a");
        assertThat(ok(rig.http.get("/v1/calls")).at("/0/state").textValue()).isEqualTo("ringing");
        assertThat(ok(rig.http.get("/v1/calls/a")).at("/cdr/from").textValue())
                .isEqualTo("+34600123456");
        ok(rig.http.post("/v1/calls/a/answer"));
        assertThat(ok(rig.http.get("/v1/calls/a")).get("state").textValue()).isEqualTo("active");
        assertThat(ok(rig.http.post("/v1/calls/a/answer")).get("id").textValue()).isEqualTo("a");
        JsonNode over = ok(rig.http.post("/v1/calls/a/hangup").body("{}"));
        assertThat(over.at("/state").textValue()).isEqualTo("ended");
        assertThat(over.at("/cdr/cause/code").textValue()).isEqualTo("hung-up");
        assertThat(ok(rig.http.get("/v1/calls"))).isEmpty();
        assertThat(rig.phone.sent()).endsWith("180 a", "200 a local-a", "HANGUP a");
    }

    @Test
    void anAnsweredCallIsMutedAndUnmuted() throws IOException {
        rig.phone.rings("a");
        Http.Response refused = rig.http.post("/v1/calls/a/mute").send();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("urn:agent008:problem:not-now");
        ok(rig.http.post("/v1/calls/a/answer"));
        assertThat(ok(rig.http.post("/v1/calls/a/mute")).get("muted").booleanValue()).isTrue();
        assertThat(ok(rig.http.get("/v1/calls/a")).get("muted").booleanValue()).isTrue();
        assertThat(ok(rig.http.post("/v1/calls/a/unmute")).get("muted").booleanValue()).isFalse();
    }

    @Test
    void anAnsweredCallIsHeldAndResumedOnceTheFarEndAgrees() throws IOException {
        rig.phone.rings("a");
        assertThat(rig.http.post("/v1/calls/a/hold").send().status()).isEqualTo(409);
        ok(rig.http.post("/v1/calls/a/answer"));
        assertThat(ok(rig.http.post("/v1/calls/a/hold")).get("held").booleanValue()).isFalse();
        rig.phone.agrees("a");
        assertThat(ok(rig.http.get("/v1/calls/a")).get("held").booleanValue()).isTrue();
        ok(rig.http.post("/v1/calls/a/resume"));
        rig.phone.refuses("a", 488);
        JsonNode call = ok(rig.http.get("/v1/calls/a"));
        assertThat(call.get("held").booleanValue()).isTrue();
        assertThat(call.get("problem").textValue())
                .isEqualTo("The call could not be resumed: the other side said no (488).");
    }

    @Test
    void aSecondCallIsAnsweredAndTheTwoAreSwapped() throws IOException {
        rig.phone.rings("a");
        ok(rig.http.post("/v1/calls/a/answer"));
        assertThat(rig.http.post("/v1/calls/a/swap").send().status()).isEqualTo(409);
        rig.phone.rings("b");
        Http.Response odd =
                rig.http.post("/v1/calls/b/answer").body("{\"others\": \"park\"}").send();
        assertThat(odd.status()).isEqualTo(400);
        assertThat(odd.body()).contains("others must be");
        ok(rig.http.post("/v1/calls/b/answer").body("{\"others\": \"hold\"}"));
        rig.phone.agrees("a");
        JsonNode calls = ok(rig.http.get("/v1/calls"));
        assertThat(calls.at("/0/held").booleanValue()).isTrue();
        assertThat(calls.at("/0/foreground").booleanValue()).isFalse();
        assertThat(calls.at("/1/foreground").booleanValue()).isTrue();
        ok(rig.http.post("/v1/calls/b/swap"));
        assertThat(rig.phone.sent()).endsWith("RE-INVITE b local-b", "RE-INVITE a local-a");
    }

    @Test
    void aCallIsAnsweredInPlaceOfTheOneThatIsUp() throws IOException {
        rig.phone.rings("a");
        ok(rig.http.post("/v1/calls/a/answer"));
        rig.phone.rings("b");
        ok(rig.http.post("/v1/calls/b/answer").body("{\"others\": \"end\"}"));
        assertThat(rig.phone.sent()).endsWith("HANGUP a", "200 b local-b");
    }

    @Test
    void keysArePressedInAnAnsweredCall() throws IOException {
        rig.phone.rings("a");
        assertThat(keys("1").status()).isEqualTo(409);
        ok(rig.http.post("/v1/calls/a/answer"));
        assertThat(keys("12#").status()).isEqualTo(200);
        assertThat(keys("hello").body()).contains("urn:agent008:problem:bad-digits");
    }

    private Http.Response keys(String digits) throws IOException {
        return rig.http.post("/v1/calls/a/dtmf").body("{\"digits\": \"" + digits + "\"}").send();
    }

    @Test
    void aCallIsHandedOnToANumberOrIntoAnotherCall() throws IOException {
        rig.phone.rings("a");
        ok(rig.http.post("/v1/calls/a/answer"));
        assertThat(transfer("{}").status()).isEqualTo(400);
        assertThat(transfer("{\"to\": \"?\"}").status()).isEqualTo(422);
        assertThat(transfer("{\"call\": \"b\"}").status()).isEqualTo(404);
        rig.phone.rings("b");
        ok(rig.http.post("/v1/calls/b/answer").body("{\"others\": \"hold\"}"));
        JsonNode under = ok(rig.http.post("/v1/calls/a/transfer").body("{\"call\": \"b\"}"));
        assertThat(under.at("/transfer/kind").textValue()).isEqualTo("attended");
        assertThat(under.at("/transfer/outcome").textValue()).isEqualTo("started");
        assertThat(rig.phone.sent()).endsWith("REFER a into b");
        assertThat(transfer("{\"to\": \"1003\"}").body()).contains("transferred already");
        assertThat(rig.http.post("/v1/calls/a/accept-transfer").send().status()).isEqualTo(409);
        assertThat(rig.http.post("/v1/calls/a/decline-transfer").send().status()).isEqualTo(409);
    }

    private Http.Response transfer(String body) throws IOException {
        return rig.http.post("/v1/calls/a/transfer").body(body).send();
    }

    @Test
    void aRingingCallIsRejectedButNotOneThatIsAnswered() throws IOException {
        rig.phone.rings("a");
        ok(rig.http.post("/v1/calls/a/reject"));
        assertThat(rig.phone.sent()).endsWith("486 a");
        rig.phone.rings("b");
        ok(rig.http.post("/v1/calls/b/answer"));
        Http.Response refused = rig.http.post("/v1/calls/b/reject").send();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("urn:agent008:problem:not-now");
    }

    @Test
    void aCallIsDialledWithCallerIdAndHeaders() throws IOException {
        Http.Response created =
                rig.http
                        .post("/v1/calls")
                        .body(
                                """
                                {"to": "+34 600-123-456", "from": "+34600111222",
                                 "headers": {"X-Order": "42", "X-Call-ID": "a/b c%2F@pbx"}}\
                                """)
                        .send();
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/v1/calls/a%2Fb%20c%252F%40pbx");
        assertThat(json(created).get("id").textValue()).isEqualTo("a/b c%2F@pbx");
        JsonNode call = ok(rig.http.get(created.header("Location")));
        assertThat(call.at("/cdr/to").textValue()).isEqualTo("+34600123456");
        assertThat(call.at("/cdr/direction").textValue()).isEqualTo("outbound");
        ok(rig.http.post(created.header("Location") + "/hangup"));
        assertThat(rig.phone.sent()).endsWith("INVITE +34600123456", "HANGUP a/b c%2F@pbx");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|400|The field \\\"to\\\" is missing.",
                "{\"to\": null}|400|The field \\\"to\\\" is missing.",
                "{\"to\": 1001}|400|line 1, column 8: to must be a string",
                "{\"to\": [\"1\"]}|400|line 1, column 8: to must be a string",
                "{\"to\": \"1\", \"headers\": []}|400|headers must be an object",
                "{\"to\": \"1\", \"headers\": {\"X-A\": 1}}|400|headers.X-A must be a string",
                "{\"to\": \"1\", \"headers\": {\"X-A\": null}}|400|\\\"headers.X-A\\\" is missing",
                "{\"to\": \"1\", \"to\": \"2\"}|400|Duplicate field 'to'",
                "{\"to\": \"1\"} x|400|line 1, column ",
                "{\"to\": \"1\"|400|line 1, column ",
                "[]|400|the body must be one JSON object",
                "null|400|it must be a JSON object",
                "``|400|The body is empty",
                "{\"number\": \"1\"}|400|there are \\\"consultationFor\\\", \\\"from\\\", \\\"headers\\\", \\\"to\\\"",
                "{\"to\": \"<1001>\"}|422|bad-address",
                "{\"to\": \"1\", \"headers\": {\"Via\": \"x\"}}|422|bad-header",
            })
    void aBadRequestToDialIsRefusedWithWhatIsWrong(String body, int status, String told)
            throws IOException {
        List<String> before = rig.phone.sent();
        Http.Response refused = rig.http.post("/v1/calls").body(body).send();
        assertThat(refused.body()).contains(told);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(rig.phone.sent()).isEqualTo(before);
    }

    @Test
    void oneCallTooManyIsRefused() throws IOException {
        rig.phone.rings("a");
        rig.phone.rings("b");
        Http.Response refused = rig.http.post("/v1/calls").body("{\"to\": \"1002\"}").send();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("too-many-calls");
    }

    @Test
    void aPhoneThatIsNotRegisteredDialsNothing() throws IOException {
        ok(rig.http.put("/v1/status").body("{\"status\": \"offline\"}"));
        Http.Response refused = rig.http.post("/v1/calls").body("{\"to\": \"1002\"}").send();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("not-registered");
    }

    @Test
    void aCallShowsItsContactAndAClickOnItIsTold() throws IOException {
        rig.phone.contacts.add(SampleEvents.contact());
        rig.phone.rings("a");
        assertThat(ok(rig.http.post("/v1/calls/a/contact-click")).at("/cdr/contact/name"))
                .hasToString("\"Berta Núñez\"");
        assertThat(rig.phone.journal.after(0, 100))
                .extracting(Envelope::event)
                .endsWith(new ContactClicked(new CallId("a"), SampleEvents.contact()));
    }

    @Test
    void thereIsNoContactToClickOnWhereNobodyHasTheNumber() throws IOException {
        rig.phone.rings("a");
        Http.Response refused = rig.http.post("/v1/calls/a/contact-click").send();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("not-now");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/v1/calls/none",
        "POST,/v1/calls/none/answer",
        "POST,/v1/calls/none/reject",
        "POST,/v1/calls/none/hangup",
        "POST,/v1/calls/none/hold",
        "POST,/v1/calls/none/resume",
        "POST,/v1/calls/none/mute",
        "POST,/v1/calls/none/unmute",
        "POST,/v1/calls/none/contact-click",
        "GET,/v1/calls/%20"
    })
    void aCallThatDoesNotExistIs404(String method, String path) throws IOException {
        Http.Response refused = rig.http.request(method, path).json("").send();
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.body()).contains("no-such-call");
    }

    @Test
    void aPathThatDoesNotExistIs404AndAWrongMethod405() throws IOException {
        Http.Response missing = rig.http.get("/v1/nothing").send();
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.body()).contains("no-such-path");
        Http.Response wrong = rig.http.request("DELETE", "/v1/status").send();
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.header("Allow").split(", ")).containsExactlyInAnyOrder("GET", "PUT");
        for (String act :
                List.of("answer", "reject", "hangup", "hold", "resume", "mute", "unmute")) {
            assertThat(rig.http.get("/v1/calls/a/" + act).send().status()).isEqualTo(405);
        }
    }

    @Test
    void aRepeatedRequestWithTheSameKeyPlacesNoSecondCall() throws Exception {
        List<String> ids;
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> dial =
                    () -> {
                        Http.Response created = dial("k1", "{\"to\": \"1002\"}");
                        assertThat(created.status()).isEqualTo(201);
                        return json(created).get("id").textValue();
                    };
            List<Future<String>> replies = clients.invokeAll(List.of(dial, dial, dial, dial, dial));
            ids = replies.stream().map(Future::resultNow).toList();
        }
        assertThat(ids).hasSize(5).containsOnly(ids.getFirst());
        assertThat(json(dial("k1", "{ \"to\":\"1002\" }")).get("id").textValue())
                .isEqualTo(ids.getFirst());
        assertThat(rig.phone.sent()).containsOnlyOnce("INVITE 1002");
    }

    @Test
    void aKeyIsForOneRequestOnly() throws IOException {
        assertThat(dial("k1", "{\"to\": \"1002\"}").status()).isEqualTo(201);
        Http.Response refused = dial("k1", "{\"to\": \"1003\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("key-reused");
        assertThat(dial("", "{\"to\": \"1003\"}").status()).isEqualTo(400);
        assertThat(dial("k".repeat(256), "{\"to\": \"1003\"}").status()).isEqualTo(400);
        assertThat(dial("k2", "{\"to\": \"1003\"}").status()).isEqualTo(201);
    }

    @Test
    void aKeyWhoseCallWasRefusedCanBeTriedAgain() throws IOException {
        rig.phone.rings("a");
        rig.phone.rings("b");
        assertThat(dial("k1", "{\"to\": \"1002\"}").status()).isEqualTo(409);
        rig.phone.ends("a");
        assertThat(dial("k1", "{\"to\": \"1002\"}").status()).isEqualTo(201);
    }

    private Http.Response dial(String key, String body) throws IOException {
        return rig.http.post("/v1/calls").with("Idempotency-Key", key).body(body).send();
    }

    private static JsonNode ok(Http.Request request) throws IOException {
        Http.Response response = request.send();
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    private static JsonNode json(Http.Response response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }
}
