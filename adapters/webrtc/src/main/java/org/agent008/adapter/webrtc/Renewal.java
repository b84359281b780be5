package org.agent008.adapter.webrtc;

import java.util.regex.Pattern;

/** What the two ends of a running call say anew, as changes to the SDP they have. */
final class Renewal {
    private static final Pattern DIRECTION =
            Pattern.compile("\r\na=(?:sendrecv|sendonly|recvonly)(?=\r\n)");
    private static final Pattern ANY_ROLE = Pattern.compile("a=setup:actpass");

    private Renewal() {}

    /** An offer to talk as an offer to hold: nobody sends. */
    static String held(String offer) {
        return DIRECTION.matcher(offer).replaceAll("\r\na=inactive");
    }

    /** What the far end said last as its answer: the DTLS role it has, since we took the other. */
    static String answered(String theirs) {
        return ANY_ROLE.matcher(theirs).replaceAll("a=setup:passive");
    }
}
