package org.agent008.adapter.sip;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells whether two SDPs of one far end mean the same session to a running line. */
final class Sessions {
    /** Streams switched on, directions other than both ways, and what ICE and DTLS go by. */
    private static final Pattern DECISIVE =
            Pattern.compile(
                    "m=[a-z]+ (?=[1-9])"
                            + "|a=(?:sendonly|recvonly|inactive)$"
                            + "|a=(?:ice-ufrag|ice-pwd|fingerprint):.*");

    private Sessions() {}

    /**
     * Versions, candidates, ports and codecs left out may differ: an answer to an offer that was
     * answered before names them anew, and the line goes on.
     */
    static boolean same(String one, String other) {
        return decisive(one).equals(decisive(other));
    }

    private static Set<String> decisive(String sdp) {
        return sdp.lines()
                .map(DECISIVE::matcher)
                .filter(line -> line.lookingAt())
                .map(line -> line.group())
                .collect(Collectors.toUnmodifiableSet());
    }
}
