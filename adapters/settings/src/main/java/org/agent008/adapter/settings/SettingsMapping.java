package org.agent008.adapter.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.agent008.domain.settings.Account;
import org.agent008.domain.settings.ApiSettings;
import org.agent008.domain.settings.AudioSettings;
import org.agent008.domain.settings.AutoAnswer;
import org.agent008.domain.settings.CallerNumber;
import org.agent008.domain.settings.DialPolicy;
import org.agent008.domain.settings.DtmfMode;
import org.agent008.domain.settings.IceServer;
import org.agent008.domain.settings.Secret;
import org.agent008.domain.settings.Settings;
import org.agent008.domain.settings.Status;
import org.agent008.domain.settings.TransferRules;
import org.agent008.domain.settings.WebhookEndpoint;
import org.agent008.domain.settings.WebhookEndpoint.Format;
import org.agent008.domain.settings.WebhookEndpoint.Retry;
import org.agent008.domain.settings.WindowSize;

/** Turns a configuration without faults into settings, defaults filled in. */
final class SettingsMapping {
    private static final String DEFAULT_COLOR = "#808080";

    private final String userAgent;
    private final String language;
    private final SecretReferences secrets;

    SettingsMapping(String userAgent, String language, SecretReferences secrets) {
        this.userAgent = userAgent;
        this.language = language;
        this.secrets = secrets;
    }

    /**
     * @param directory where relative paths begin
     */
    Settings settings(JsonNode root, Path directory) {
        var settings =
                Settings.builder()
                        .account(text(root, "sipUri").map(aor -> account(root, aor)))
                        .status(text(root, "status"))
                        .numbers(list(root.path("numbers"), SettingsMapping::number))
                        .numberOut(text(root, "number_out"))
                        .webhooks(list(root.path("webhooks"), this::webhook))
                        .contactFiles(
                                list(
                                        root.at("/contacts/vcf"),
                                        file -> directory.resolve(file.textValue())))
                        .api(api(root.path("api")))
                        .audio(audio(root))
                        .size(size(root.path("size")))
                        .language(text(root, "language").orElse(language))
                        .userAgent(text(root, "userAgent").orElse(userAgent))
                        .trustStore(text(root, "trustStore").map(directory::resolve))
                        .iceServers(list(root.path("iceServers"), this::iceServer))
                        .autoAnswer(autoAnswer(root))
                        .headless(root.path("server").asBoolean(false))
                        .dtmf(dtmf(root.path("dtmf").asText("auto")))
                        .transfers(transfers(root))
                        .recording(RecordingMapping.settings(root.path("recording"), directory))
                        .analysis(AnalysisMapping.settings(root, this::secret))
                        .dialPolicy(dialPolicy(root.path("dialPolicy")));
        var statuses = list(root.path("statuses"), SettingsMapping::status);
        if (!statuses.isEmpty()) {
            settings.statuses(statuses);
        }
        text(root, "nickname").ifPresent(settings::nickname);
        text(root, "device").ifPresent(settings::device);
        if (root.has("maxCalls")) {
            settings.maxCalls(root.path("maxCalls").intValue());
        }
        return settings.build();
    }

    private Account account(JsonNode root, String sipUri) {
        var name = sipUri.regionMatches(true, 0, "sip:", 0, 4) ? sipUri.substring(4) : sipUri;
        int at = name.indexOf('@');
        var user = name.substring(0, at);
        return new Account(
                name,
                user,
                name.substring(at + 1),
                text(root, "sipUser").orElse(user),
                secret(root.path("sipPassword").asText()),
                servers(root, name.substring(at + 1)),
                text(root, "nickname").filter(nickname -> !nickname.isBlank()));
    }

    private static AutoAnswer autoAnswer(JsonNode root) {
        var seconds = root.path("autoanswer");
        var from = root.path("autoAnswerFrom");
        return new AutoAnswer(
                root.path("allowAutoanswer").asBoolean(AutoAnswer.DEFAULT.always()),
                seconds.isNumber()
                        ? Duration.ofMillis(seconds.decimalValue().movePointRight(3).longValue())
                        : AutoAnswer.DEFAULT.delay(),
                from.isArray()
                        ? Optional.of(Set.copyOf(list(from, JsonNode::textValue)))
                        : Optional.empty());
    }

    /** Without WebSocket, the transport stands for the scheme. */
    private static List<URI> servers(JsonNode root, String domain) {
        var transport = text(root, "sipTransport");
        if (transport.isEmpty()) {
            return oneOrMore(root.path("wsUri"), URI::create);
        }
        var proxies = oneOrMore(root.path("sipProxy"), Function.identity());
        return (proxies.isEmpty() ? List.of(domain) : proxies)
                .stream().map(proxy -> URI.create(transport.get() + "://" + proxy)).toList();
    }

    private static <T> List<T> oneOrMore(JsonNode node, Function<String, T> each) {
        return node.isTextual()
                ? List.of(each.apply(node.textValue()))
                : list(node, item -> each.apply(item.textValue()));
    }

    private static DtmfMode dtmf(String name) {
        return DtmfMode.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The original knows each switch by two names; either one forbids. */
    private static TransferRules transfers(JsonNode root) {
        return new TransferRules(
                allows(root, "allowTransfers", "allowTransfer"),
                allows(root, "allowBlindTransfers", "allowBlindTransfer"),
                switch (root.path("allowReferIn").asText("ask")) {
                    case "any", "true" -> TransferRules.Asked.ANYBODY;
                    case "never", "false" -> TransferRules.Asked.NEVER;
                    default -> TransferRules.Asked.PERSON;
                });
    }

    private static DialPolicy dialPolicy(JsonNode node) {
        return new DialPolicy(
                list(node.path("allow"), JsonNode::textValue),
                list(node.path("deny"), JsonNode::textValue),
                node.path("perMinute").asInt(DialPolicy.DEFAULT.perMinute()),
                node.path("confirmLinks").asBoolean(DialPolicy.DEFAULT.confirmLinks()));
    }

    private static boolean allows(JsonNode root, String... names) {
        return Stream.of(names).allMatch(name -> root.path(name).asBoolean(true));
    }

    private static Status status(JsonNode node) {
        var value = node.path("value").textValue();
        return new Status(
                value,
                text(node, "text").orElse(value),
                text(node, "color").orElse(DEFAULT_COLOR),
                node.path("dnd").asBoolean(false));
    }

    private static CallerNumber number(JsonNode node) {
        return new CallerNumber(
                node.path("number").textValue(), list(node.path("tags"), JsonNode::textValue));
    }

    private WebhookEndpoint webhook(JsonNode node) {
        return new WebhookEndpoint(
                node.path("label").textValue(),
                URI.create(node.path("endpoint").textValue()),
                text(node, "format").filter("008-v2"::equals).isPresent()
                        ? Format.LEGACY_V2
                        : Format.ENVELOPE,
                Set.copyOf(list(node.path("events"), JsonNode::textValue)),
                Stream.concat(text(node, "secret").stream(), texts(node.path("secrets")))
                        .map(this::secret)
                        .toList(),
                headers(node.path("headers")),
                text(node, "retry").filter("durable"::equals).isPresent()
                        ? Retry.DURABLE
                        : Retry.STANDARD,
                node.path("insecure").asBoolean(false));
    }

    private Map<String, Secret> headers(JsonNode node) {
        var headers = new LinkedHashMap<String, Secret>();
        node.forEachEntry((name, value) -> headers.put(name, secret(value.textValue())));
        return headers;
    }

    private IceServer iceServer(JsonNode node) {
        var urls = node.path("urls");
        return new IceServer(
                urls.isArray() ? list(urls, JsonNode::textValue) : List.of(urls.textValue()),
                text(node, "username"),
                text(node, "credential").map(this::secret));
    }

    private static ApiSettings api(JsonNode node) {
        return new ApiSettings(
                node.path("enabled").asBoolean(ApiSettings.DEFAULT.enabled()),
                node.path("port").asInt(ApiSettings.DEFAULT.port()));
    }

    private static AudioSettings audio(JsonNode root) {
        var how = root.path("audio");
        return new AudioSettings(
                text(root, "microphone").orElse(AudioSettings.DEFAULT_DEVICE),
                text(root, "speaker").orElse(AudioSettings.DEFAULT_DEVICE),
                text(root, "ringer").orElse(AudioSettings.DEFAULT_DEVICE),
                how.path("echoCancellation").asBoolean(true),
                how.path("noiseSuppression").asBoolean(true),
                how.path("automaticGain").asBoolean(true));
    }

    private static WindowSize size(JsonNode node) {
        return new WindowSize(
                node.path("width").asInt(WindowSize.DEFAULT.width()),
                node.path("height").asInt(WindowSize.DEFAULT.height()));
    }

    private Secret secret(String text) {
        return new Secret(secrets.resolve(text).orElseThrow());
    }

    private static Optional<String> text(JsonNode object, String name) {
        return Optional.ofNullable(object.path(name).textValue());
    }

    private static Stream<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::textValue);
    }

    private static <T> List<T> list(JsonNode list, Function<JsonNode, T> each) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(each)
                .collect(Collectors.toUnmodifiableList());
    }
}
