package org.agent008.adapter.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.agent008.domain.settings.Secret;

/** Signs as Standard Webhooks says: one {@code v1} signature for each secret. */
final class Signer {
    private static final String PREFIX = "whsec_";
    private static final String HMAC = "HmacSHA256";

    private final List<SecretKeySpec> keys;

    Signer(List<Secret> secrets) {
        keys = secrets.stream().map(Signer::key).toList();
    }

    private static SecretKeySpec key(Secret secret) {
        String text = secret.reveal();
        try {
            byte[] key =
                    Base64.getDecoder()
                            .decode(
                                    text.startsWith(PREFIX)
                                            ? text.substring(PREFIX.length())
                                            : text);
            return new SecretKeySpec(key, HMAC);
        } catch (IllegalArgumentException e) {
            // without the cause, which may quote the secret
            throw new IllegalArgumentException("a secret must be whsec_ and base64");
        }
    }

    /** The {@code webhook-signature} header; empty where there is no secret. */
    Optional<String> signature(String id, long timestamp, byte[] body) {
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        return Optional.of(
                keys.stream().map(key -> sign(key, head, body)).collect(Collectors.joining(" ")));
    }

    private static String sign(SecretKeySpec key, byte[] head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(head);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("each Java has " + HMAC, e);
        }
    }
}
