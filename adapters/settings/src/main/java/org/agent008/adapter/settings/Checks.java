package org.agent008.adapter.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a JSON Schema cannot say: how fields hang together, addresses, keys. */
final class Checks {
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern ICE_PORT = Pattern.compile(":(\\d+)(\\?.*)?$");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");

    /** Set by the delivery or by the HTTP client: a second value would break the request. */
    private static final Set<String> OWN_HEADERS =
            Set.of(
                    "connection",
                    "content-length",
                    "content-type",
                    "expect",
                    "host",
                    "transfer-encoding",
                    "upgrade",
                    "webhook-id",
                    "webhook-signature",
                    "webhook-timestamp");

    private final JsonNode root;
    private final Path directory;
    private final SecretReferences secrets;
    private final Report report;

    Checks(JsonNode root, Path directory, SecretReferences secrets, Report report) {
        this.root = root;
        this.directory = directory;
        this.secrets = secrets;
        this.report = report;
    }

    void run() {
        account();
        trustStore();
        contactFiles();
        statuses();
        callerId();
        webhooks();
        iceServers();
        AnalysisMapping.check(root, report);
        model();
    }

    private void account() {
        if (root.has("sipUri") && !root.has("wsUri") && !root.has("sipTransport")) {
            report.fault(
                    "/sipUri",
                    "needs wsUri beside it, the WebSocket address of the PBX, or sipTransport");
        }
        withoutWebSocket();
        if (root.has("wsUri") && !root.has("sipUri")) {
            report.fault("/wsUri", "needs sipUri beside it, the address to register");
        }
        secret("/sipPassword");
        each("/wsUri", this::address);
    }

    private void withoutWebSocket() {
        for (var name : List.of("sipTransport", "sipProxy")) {
            if (root.has(name) && root.has("wsUri")) {
                report.fault("/" + name, "cannot stand beside wsUri: one of the two has to go");
            } else if (root.has(name) && !root.has("sipUri")) {
                report.fault("/" + name, "needs sipUri beside it, the address to register");
            }
        }
        if (root.has("sipProxy") && !root.has("sipTransport") && !root.has("wsUri")) {
            report.fault("/sipProxy", "needs sipTransport beside it: udp, tcp or tls");
        }
        each(
                "/sipProxy",
                pointer -> {
                    var node = root.at(pointer);
                    if (node.isTextual()) {
                        address(pointer, "tcp://" + node.textValue());
                    }
                });
    }

    /** A field that may be one value or a list of them. */
    private void each(String pointer, Consumer<String> check) {
        var node = root.at(pointer);
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                check.accept(pointer + "/" + i);
            }
        } else {
            check.accept(pointer);
        }
    }

    private void trustStore() {
        var file = root.path("trustStore");
        if (!file.isTextual()) {
            return;
        }
        try {
            TrustStore.certificates(directory.resolve(file.textValue()));
        } catch (UnusableFileException e) {
            var inside = e.finding();
            var line = inside.line() == 0 ? "" : " at its line " + inside.line();
            report.fault("/trustStore", "names a file that " + inside.message() + line);
        } catch (InvalidPathException e) {
            report.fault("/trustStore", "is not a possible file name: " + e.getReason());
        }
    }

    /** A file that is not there yet may come: an address book on a network drive. */
    private void contactFiles() {
        for (int i = 0; i < root.at("/contacts/vcf").size(); i++) {
            var pointer = "/contacts/vcf/" + i;
            var file = root.at(pointer);
            if (file.isTextual()) {
                try {
                    if (Files.isDirectory(directory.resolve(file.textValue()))) {
                        report.fault(pointer, "is a directory; it must be a vCard file");
                    }
                } catch (InvalidPathException e) {
                    report.fault(pointer, "is not a possible file name: " + e.getReason());
                }
            }
        }
    }

    /** What is said in calls goes there. */
    private void model() {
        var pointer = "/analysis/model/baseUrl";
        address(pointer)
                .filter(url -> url.getScheme().equalsIgnoreCase("http"))
                .filter(url -> !Addresses.loopback(url))
                .ifPresent(url ->
                        report.fault(
                                pointer, "must be https: plain http goes to this machine only"));
        secret("/analysis/model/apiKey");
    }

    private void iceServers() {
        for (int i = 0; i < root.path("iceServers").size(); i++) {
            iceServer("/iceServers/" + i);
        }
    }

    private void iceServer(String pointer) {
        secret(pointer + "/credential");
        var server = root.at(pointer);
        var urls = server.path("urls");
        iceUrl(pointer + "/urls");
        for (int i = 0; i < urls.size(); i++) {
            iceUrl(pointer + "/urls/" + i);
        }
        boolean relays =
                Stream.concat(Stream.of(urls), urls.valueStream())
                        .anyMatch(url -> url.asText().startsWith("turn"));
        if (relays && !(server.path("username").isTextual() && server.has("credential"))) {
            report.fault(pointer, "needs username and credential: it is a TURN server");
        }
    }

    private void iceUrl(String pointer) {
        var port = ICE_PORT.matcher(root.at(pointer).asText());
        if (port.find() && (port.group(1).length() > 5 || !isPort(port.group(1)))) {
            report.fault(pointer, "has a port outside 1 to 65535");
        }
    }

    private static boolean isPort(String digits) {
        int port = Integer.parseInt(digits);
        return port > 0 && port <= 65_535;
    }

    private void statuses() {
        distinct("/statuses", "value");
        var known = values(root.path("statuses"), "value");
        known = known.isEmpty() ? Set.of("online", "offline") : known;
        var chosen = root.path("status");
        if (chosen.isTextual() && !known.contains(chosen.textValue())) {
            report.fault("/status", "must be the value of one of the statuses");
        }
    }

    private void callerId() {
        var known = values(root.path("numbers"), "number");
        var chosen = root.path("number_out");
        if (chosen.isTextual() && !known.isEmpty() && !known.contains(chosen.textValue())) {
            report.fault("/number_out", "must be one of the numbers");
        }
    }

    private void webhooks() {
        distinct("/webhooks", "label");
        for (int i = 0; i < root.path("webhooks").size(); i++) {
            webhook("/webhooks/" + i);
        }
    }

    private void webhook(String pointer) {
        var insecure = root.at(pointer + "/insecure").asBoolean(false);
        address(pointer + "/endpoint")
                .filter(url -> url.getScheme().equalsIgnoreCase("http"))
                .filter(url -> !insecure && !Addresses.loopback(url))
                .ifPresent(url ->
                        report.fault(
                                pointer + "/endpoint",
                                "must be https: plain http goes to this machine only,"
                                        + " unless the webhook has \"insecure\": true"));
        signingKey(pointer + "/secret");
        for (int i = 0; i < root.at(pointer + "/secrets").size(); i++) {
            signingKey(pointer + "/secrets/" + i);
        }
        root.at(pointer + "/headers").properties().stream()
                .map(Map.Entry::getKey)
                .forEach(name -> header(Report.member(pointer + "/headers", name), name));
    }

    private void header(String pointer, String name) {
        if (!HEADER_NAME.matcher(name).matches()) {
            report.fault(pointer, "is not a possible header name");
        } else if (OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            report.fault(pointer, "is a header that the phone sets itself");
        }
        secret(pointer)
                .filter(value -> !HEADER_VALUE.matcher(value).matches())
                .ifPresent(value -> report.fault(pointer, "must be one line of ASCII text"));
    }

    private void signingKey(String pointer) {
        secret(pointer)
                .filter(key -> !SigningKey.valid(key))
                .ifPresent(key ->
                        report.fault(pointer, "must be whsec_ and the base64 of 24 to 64 bytes"));
    }

    private Optional<String> secret(String pointer) {
        var node = root.at(pointer);
        if (!node.isTextual()) {
            return Optional.empty();
        }
        var value = secrets.resolve(node.textValue());
        if (value.isEmpty()) {
            report.fault(pointer, SecretReferences.missing(node.textValue()));
        }
        return value;
    }

    private Optional<URI> address(String pointer) {
        var node = root.at(pointer);
        return node.isTextual() ? address(pointer, node.textValue()) : Optional.empty();
    }

    private Optional<URI> address(String pointer, String text) {
        try {
            var uri = new URI(text);
            var wrong = Addresses.fault(uri);
            wrong.ifPresent(message -> report.fault(pointer, message));
            return wrong.isEmpty() ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            report.fault(pointer, "is not a possible address: " + e.getReason());
            return Optional.empty();
        }
    }

    private void distinct(String list, String name) {
        var first = new HashMap<String, Integer>();
        for (int i = 0; i < root.at(list).size(); i++) {
            var value = root.at(list).path(i).path(name);
            var known = value.isTextual() ? first.putIfAbsent(value.textValue(), i) : null;
            if (known != null) {
                report.fault(
                        "%s/%d/%s".formatted(list, i, name),
                        "is the same as %s[%d].%s".formatted(list.substring(1), known, name));
            }
        }
    }

    private static Set<String> values(JsonNode list, String name) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> item.path(name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .collect(Collectors.toSet());
    }
}
