package org.agent008.adapter.sip;

import java.io.IOException;

/** An HTTP proxy would not connect us. */
final class ProxyRefusal extends IOException {
    private static final long serialVersionUID = 1L;
    private final String sentence;

    ProxyRefusal(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /** Goes on from the server's address. */
    String sentence() {
        return sentence;
    }
}
