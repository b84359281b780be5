package org.agent008.app.sandbox;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Tags and branches: unique enough for one machine, secret to nobody. */
final class Tokens {
    private Tokens() {}

    static String next() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
