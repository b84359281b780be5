package org.agent008.adapter.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** The arithmetic of digest authentication (RFC 7616, RFC 8760); strongest first. */
enum Digest {
    SHA_512_256("SHA-512-256", "SHA-512/256"),
    SHA_256("SHA-256", "SHA-256"),
    MD5("MD5", "MD5");

    private final String wireName;
    private final String jdkName;

    Digest(String wireName, String jdkName) {
        this.wireName = wireName;
        this.jdkName = jdkName;
    }

    /** The algorithm of a challenge; one that names none means MD5. */
    static Optional<Digest> of(Optional<String> algorithm) {
        String name = algorithm.orElse(MD5.wireName).toUpperCase(Locale.ROOT);
        for (Digest digest : values()) {
            if (digest.wireName.equals(name)) {
                return Optional.of(digest);
            }
        }
        return Optional.empty();
    }

    /** What is authenticated. */
    record Subject(String user, String realm, String password, String method, String uri) {
        @Override
        public String toString() {
            return method + " " + uri + " as " + user;
        }
    }

    /** The response with {@code qop=auth}; {@code nonceCount} in eight hex digits. */
    String response(Subject s, String nonce, String nonceCount, String clientNonce) {
        return hash(
                String.join(":", secret(s), nonce, nonceCount, clientNonce, "auth", request(s)));
    }

    /** The response to a challenge without qop (RFC 2069). */
    String response(Subject s, String nonce) {
        return hash(String.join(":", secret(s), nonce, request(s)));
    }

    private String secret(Subject s) {
        return hash(s.user() + ":" + s.realm() + ":" + s.password());
    }

    private String request(Subject s) {
        return hash(s.method() + ":" + s.uri());
    }

    private String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance(jdkName)
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks " + jdkName, e);
        }
    }
}
