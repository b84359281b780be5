package org.agent008.adapter.settings;

import java.util.Base64;

/** The form of a webhook secret in Standard Webhooks: {@code whsec_} + base64 of 24-64 bytes. */
final class SigningKey {
    private static final String PREFIX = "whsec_";

    private SigningKey() {}

    static boolean valid(String text) {
        if (!text.startsWith(PREFIX)) {
            return false;
        }
        try {
            int bytes = Base64.getDecoder().decode(text.substring(PREFIX.length())).length;
            return bytes >= 24 && bytes <= 64;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
