package org.agent008.adapter.webrtc;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agent008.domain.port.Media.MediaException;

/**
 * libwebrtc never offers 127.0.0.1, but its socket on 0.0.0.0 can be reached there: names it as a
 * host candidate, and as the default destination (RFC 8839, 4.2.1.2).
 */
final class LoopbackSdp {
    private static final Pattern SECTION = Pattern.compile("(?=\r\nm=)");
    private static final Pattern MID = Pattern.compile("\r\na=mid:(\\S+)");
    private static final Pattern PASSWORD = Pattern.compile("\r\na=ice-pwd:[^\r\n]*");
    private static final Pattern PORT = Pattern.compile("(\r\nm=\\S+) [1-9]\\d* ");
    private static final Pattern ADDRESS = Pattern.compile("\r\nc=[^\r\n]*");

    private LoopbackSdp() {}

    /**
     * @param ports UDP port by transport, as statistics name it: "T", the section's mid, "1"
     */
    static String with(Map<String, Integer> ports, String sdp) {
        StringBuilder all = new StringBuilder();
        boolean reachable = false;
        for (String section : SECTION.split(sdp, -1)) {
            Matcher mid = MID.matcher(section);
            Integer port = mid.find() ? ports.get("T" + mid.group(1) + "1") : null;
            reachable |= port != null;
            all.append(port == null ? section : with(port, section));
        }
        if (!reachable) {
            throw new MediaException("No UDP port could be opened on this machine's loopback.");
        }
        return all.toString();
    }

    private static String with(int port, String section) {
        String candidate =
                "\r\na=candidate:1 1 udp 2122260223 127.0.0.1 " + port + " typ host generation 0";
        String s = PASSWORD.matcher(section).replaceFirst("$0" + candidate);
        s = PORT.matcher(s).replaceFirst("$1 " + port + " ");
        return ADDRESS.matcher(s).replaceFirst("\r\nc=IN IP4 127.0.0.1");
    }
}
