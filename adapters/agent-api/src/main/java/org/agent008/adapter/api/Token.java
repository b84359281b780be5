package org.agent008.adapter.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.agent008.domain.settings.Secret;

/** What a client shows to be let in: 256 random bits. */
record Token(Secret secret) {
    static Token random() {
        byte[] bits = new byte[32];
        new SecureRandom().nextBytes(bits);
        return new Token(new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bits)));
    }

    /** Takes as long for a near miss as for any other (RFC 6750 section 2.1 syntax). */
    boolean opens(String authorization) {
        String scheme = "Bearer ";
        return authorization.regionMatches(true, 0, scheme, 0, scheme.length())
                && MessageDigest.isEqual(
                        authorization
                                .substring(scheme.length())
                                .strip()
                                .getBytes(StandardCharsets.UTF_8),
                        secret.reveal().getBytes(StandardCharsets.UTF_8));
    }
}
