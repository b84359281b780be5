package org.agent008.adapter.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.agent008.adapter.api.ApiDescription.Operation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation there is, against everybody who may not use it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardIT {
    private static final String IMPORT = "/v1/contacts/import";
    private static final String TOO_LARGE = "\"" + "x".repeat(Limits.BODY) + "\"";

    private Rig rig;
    private List<String> before;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        rig = new Rig(directory);
        rig.phone.rings("a");
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @BeforeEach
    void look() {
        before = rig.phone.sent();
    }

    @AfterEach
    void nothingReachedThePhone() {
        assertThat(rig.phone.sent()).isEqualTo(before);
    }

    static Stream<Operation> operations() {
        return Stream.concat(
                new ApiDescription().operations().stream(),
                Stream.of(
                        new Operation("GET", "/nowhere"),
                        new Operation("POST", "/v1/status"),
                        new Operation("PUT", "/")));
    }

    static Stream<Operation> ofJson() {
        return operations().filter(o -> !o.path().equals(IMPORT));
    }

    static Stream<Operation> writesOfJson() {
        return ofJson().filter(Operation::writes);
    }

    @Test
    void theDescriptionTellsOfAllOperations() {
        assertThat(new ApiDescription().operations()).hasSize(44);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void noTokenIs401(Operation o) throws IOException {
        Http.Response refused = request(o).without("Authorization").send();
        assertRefused(refused, 401, "token-missing");
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer ");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anotherTokenIs401(Operation o) throws IOException {
        String wrong = (rig.token.startsWith("x") ? "y" : "x") + rig.token.substring(1);
        for (String header :
                List.of(
                        "Bearer " + wrong,
                        "Bearer " + rig.token + "x",
                        "Bearer " + rig.token.substring(1),
                        "Bearer ",
                        "Basic " + rig.token,
                        rig.token)) {
            assertRefused(request(o).with("Authorization", header).send(), 401, "token-missing");
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aForeignHostIs421EvenWithTheToken(Operation o) throws IOException {
        int port = rig.server.port();
        for (String host :
                List.of(
                        "evil.example:" + port,
                        "127.0.0.1",
                        "localhost",
                        "localhost:" + (port ^ 1),
                        "localhost.evil.example:" + port,
                        "127.0.0.2:" + port,
                        "0.0.0.0:" + port)) {
            assertRefused(request(o).with("Host", host).send(), 421, "wrong-host");
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anyOriginIs403EvenWithTheToken(Operation o) throws IOException {
        for (String origin :
                List.of("https://evil.example", "null", "http://127.0.0.1:" + rig.server.port())) {
            assertRefused(request(o).with("Origin", origin).send(), 403, "web-page");
        }
    }

    @ParameterizedTest
    @MethodSource("writesOfJson")
    void aWriteThatIsNotJsonIs415(Operation o) throws IOException {
        for (String type :
                List.of(
                        "text/plain",
                        "application/x-www-form-urlencoded",
                        "multipart/form-data; boundary=x",
                        "application/jsonp",
                        "application/json; charset=iso-8859-1")) {
            assertRefused(request(o).with("Content-Type", type).send(), 415, "not-json");
        }
        assertRefused(request(o).without("Content-Type").send(), 415, "not-json");
    }

    @ParameterizedTest
    @MethodSource("ofJson")
    void aBodyThatIsTooLargeIs413(Operation o) throws IOException {
        assertRefused(request(o).body(TOO_LARGE).send(), 413, "too-large");
    }

    @ParameterizedTest
    @MethodSource("writesOfJson")
    void aBodyThatTurnsOutTooLargeIs413(Operation o) throws IOException {
        Http.Response refused = request(o).without("Content-Length").chunked(TOO_LARGE).send();
        assertThat(refused.status()).isIn(404, 405, 413);
        assertThat(refused.status() == 413).isEqualTo(described(o));
    }

    @ParameterizedTest
    @MethodSource("writesOfJson")
    void malformedJsonIs400WithItsPlace(Operation o) throws IOException {
        Http.Response refused = request(o).body("{\n  \"to\" 1001}").send();
        if (described(o)) {
            assertRefused(refused, 400, "malformed");
            assertThat(refused.body()).contains("line 2, column 8: ");
        } else {
            assertThat(refused.status()).isIn(404, 405);
        }
    }

    /** Which settings there are is the configuration's own business. */
    static Stream<Operation> writesOfKnownFields() {
        return writesOfJson().filter(o -> !o.path().equals("/v1/settings"));
    }

    @ParameterizedTest
    @MethodSource("writesOfKnownFields")
    void anUnknownFieldIs400AndNamed(Operation o) throws IOException {
        Http.Response refused = request(o).body("{\"tooo\": \"1001\"}").send();
        if (described(o)) {
            assertRefused(refused, 400, "malformed");
            assertThat(refused.body()).contains("line 1, column ").contains("\\\"tooo\\\"");
        } else {
            assertThat(refused.status()).isIn(404, 405);
        }
    }

    @Test
    void contactsThatAreNotVcardsOrTooManyAreRefused() throws IOException {
        for (String type : List.of("application/json", "text/plain", "text/vcardx")) {
            Http.Request request = rig.http.post(IMPORT).body("BEGIN:VCARD");
            assertRefused(request.with("Content-Type", type).send(), 415, "not-vcard");
        }
        Http.Request large = rig.http.post(IMPORT).with("Content-Type", "text/vcard");
        assertRefused(
                large.with("Content-Length", Long.toString(Limits.VCARDS + 1)).send(),
                413,
                "too-large");
    }

    @Test
    void preflightsAreRefused() throws IOException {
        Http.Response refused =
                rig.http
                        .request("OPTIONS", "/v1/calls")
                        .without("Authorization")
                        .with("Origin", "https://evil.example")
                        .with("Access-Control-Request-Method", "POST")
                        .send();
        assertRefused(refused, 403, "web-page");
        assertThat(refused.headers().keySet()).noneMatch(h -> h.startsWith("access-control"));
    }

    @Test
    void aHeaderThatIsSentTwiceIsRefused() throws IOException {
        String twice = "Bearer " + rig.token + "\r\nAuthorization: Bearer " + rig.token;
        assertRefused(
                rig.http.get("/v1/status").with("Authorization", twice).send(),
                401,
                "token-missing");
        int port = rig.server.port();
        Http.Response hosts =
                rig.http
                        .get("/v1/status")
                        .with("Host", "127.0.0.1:" + port + "\r\nHost: evil.example")
                        .send();
        assertThat(hosts.status()).isEqualTo(400);
    }

    @Test
    void allNamesOfThisMachineAreRight() throws IOException {
        int port = rig.server.port();
        for (String host : List.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port)) {
            assertThat(rig.http.get("/healthz").with("Host", host).send().status()).isEqualTo(200);
        }
    }

    @Test
    void whatIsNotHttpGetsAProblemToo() throws IOException {
        assertThat(rig.http.get("/v1/calls/%zz").send().status()).isIn(400, 404);
        assertRefused(
                rig.http.get("/v1/status").with("Content-Length", "many").send(),
                400,
                "bad-request");
    }

    private Http.Request request(Operation o) {
        Http.Request request = rig.http.request(o.method(), o.pathOf("a"));
        return o.writes() ? request.json("{}") : request;
    }

    private static boolean described(Operation o) {
        return new ApiDescription().operations().contains(o);
    }

    private static void assertRefused(Http.Response response, int status, String code) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.body()).contains("urn:agent008:problem:" + code + "\"");
    }
}
