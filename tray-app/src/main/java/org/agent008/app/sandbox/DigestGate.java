package org.agent008.app.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agent008.domain.settings.Secret;

/** Digest authentication with qop=auth: who may register and call. */
final class DigestGate {
    private static final Duration NONCE_LIFE = Duration.ofMinutes(5);
    private static final Pattern PARAM =
            Pattern.compile("([A-Za-z]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^,\\s]+))");

    private final String realm;
    private final Map<String, Secret> users;
    private final DigestAlgorithm algorithm;
    private final InstantSource clock;
    private final String key = UUID.randomUUID().toString();

    DigestGate(
            String realm,
            Map<String, Secret> users,
            DigestAlgorithm algorithm,
            InstantSource clock) {
        this.realm = realm;
        this.users = Map.copyOf(users);
        this.algorithm = algorithm;
        this.clock = clock;
    }

    /** The user who proved the password in this request's {@code header}. */
    Optional<String> user(SipMessage request, String header) {
        return request.all(header).stream()
                .map(DigestGate::params)
                .filter(p -> proved(request, p))
                .map(p -> p.getOrDefault("username", ""))
                .findFirst();
    }

    /** The value of a WWW-Authenticate or Proxy-Authenticate header. */
    String challenge(SipMessage request, String header) {
        boolean stale = request.header(header).map(h -> !fresh(params(h))).orElse(false);
        return "Digest realm=\"%s\", nonce=\"%s\", algorithm=%s, qop=\"auth\"%s"
                .formatted(
                        realm,
                        nonce(clock.instant()),
                        algorithm.wireName(),
                        stale ? ", stale=true" : "");
    }

    private boolean proved(SipMessage request, Map<String, String> p) {
        Secret password = users.get(p.getOrDefault("username", ""));
        if (password == null
                || !realm.equals(p.get("realm"))
                || !request.uri().equals(p.get("uri"))
                || !"auth".equals(p.get("qop"))
                || !fresh(p)) {
            return false;
        }
        String ha1 =
                algorithm.hash(
                        p.getOrDefault("username", "") + ":" + realm + ":" + password.reveal());
        String ha2 = algorithm.hash(request.method() + ":" + request.uri());
        String expected =
                algorithm.hash(
                        String.join(
                                ":",
                                ha1,
                                p.getOrDefault("nonce", ""),
                                p.getOrDefault("nc", ""),
                                p.getOrDefault("cnonce", ""),
                                "auth",
                                ha2));
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8),
                p.getOrDefault("response", "").getBytes(StandardCharsets.UTF_8));
    }

    private String nonce(Instant at) {
        String time = Long.toHexString(at.toEpochMilli());
        return time + "." + algorithm.hash(key + time);
    }

    private boolean fresh(Map<String, String> p) {
        String nonce = p.getOrDefault("nonce", "");
        if (!nonce.matches("[0-9a-f]{1,15}\\..+")) {
            return false;
        }
        Instant at =
                Instant.ofEpochMilli(Long.parseLong(nonce.substring(0, nonce.indexOf('.')), 16));
        return nonce.equals(nonce(at)) && at.plus(NONCE_LIFE).isAfter(clock.instant());
    }

    private static Map<String, String> params(String header) {
        Map<String, String> params = new HashMap<>();
        Matcher m = PARAM.matcher(header);
        while (m.find()) {
            String value = m.group(2) != null ? m.group(2) : m.group(3);
            params.put(m.group(1).toLowerCase(Locale.ROOT), value);
        }
        return params;
    }
}
