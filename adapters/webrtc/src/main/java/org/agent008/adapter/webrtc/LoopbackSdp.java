package org.agent008.adapter.webrtc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * libwebrtc never offers 127.0.0.1, but its socket on 0.0.0.0 can be reached there: names it as a
 * host candidate, and as the default destination (RFC 8839, 4.2.1.2).
 */
final class LoopbackSdp {
    private static final Pattern SECTION = Pattern.compile("(?=\r\nm=)");
    private static final Pattern UFRAG =
            Pattern.compile("\r\nm=audio .*?\r\na=ice-ufrag:(\\S+)", Pattern.DOTALL);
    private static final Pattern PASSWORD = Pattern.compile("\r\na=ice-pwd:[^\r\n]*");
    private static final Pattern PORT = Pattern.compile("(\r\nm=\\S+) [1-9]\\d* ");
    private static final Pattern ADDRESS = Pattern.compile("\r\nc=[^\r\n]*");

    private LoopbackSdp() {}

    /** The ICE user name of the audio; it changes with each ICE restart. */
    static String credentials(String sdp) {
        Matcher m = UFRAG.matcher(sdp);
        return m.find() ? m.group(1) : "";
    }

    /** Adds the candidate to the audio, and to what is bundled with it. */
    static String with(int port, String sdp) {
        String ufrag = "\r\na=ice-ufrag:" + credentials(sdp) + "\r\n";
        StringBuilder all = new StringBuilder();
        for (String section : SECTION.split(sdp, -1)) {
            all.append(section.contains(ufrag) ? reachable(port, section) : section);
        }
        return all.toString();
    }

    private static String reachable(int port, String section) {
        String candidate =
                "\r\na=candidate:1 1 udp 2122260223 127.0.0.1 " + port + " typ host generation 0";
        String s = PASSWORD.matcher(section).replaceFirst("$0" + candidate);
        s = PORT.matcher(s).replaceFirst("$1 " + port + " ");
        return ADDRESS.matcher(s).replaceFirst("\r\nc=IN IP4 127.0.0.1");
    }
}
