package org.agent008.adapter.sip;

import java.security.SecureRandom;

/** Random names for tags, branches and the like. */
final class Tokens {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private final SecureRandom random = new SecureRandom();

    /** {@code length} letters and digits, each worth about 5 bits. */
    String next(int length) {
        return random.ints(length, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(java.util.stream.Collectors.joining());
    }

    /** A branch of RFC 3261. */
    String branch() {
        return "z9hG4bK" + next(16);
    }
}
