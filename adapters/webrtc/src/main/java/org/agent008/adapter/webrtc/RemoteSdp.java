package org.agent008.adapter.webrtc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.agent008.domain.port.Media.MediaException;

/**
 * Looks at the far end's SDP before native code does: what cannot work is told in a sentence, and
 * garbage goes no further.
 */
final class RemoteSdp {
    private static final int MOST_CHARS = 64 * 1024;
    private static final int MOST_SECTIONS = 16;
    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\n|\r");
    private static final Pattern BLANK = Pattern.compile(" +");

    private RemoteSdp() {}

    /** Returns the SDP, fit for libwebrtc, or fails with a sentence for people. */
    static String checked(String sdp) {
        List<List<String>> sections = sections(sdp);
        List<String> session = sections.getFirst();
        List<String> audio =
                sections.stream()
                        .filter(s -> s.getFirst().startsWith("m=audio "))
                        .findFirst()
                        .orElseThrow(
                                () -> MediaException.refused("The other side offers no audio."));
        String[] media = BLANK.split(audio.getFirst(), -1);
        if (media.length < 4) {
            throw garbage("its m=audio line is cut short");
        }
        if (media[1].equals("0")) {
            throw MediaException.refused("The other side refused the audio of this call.");
        }
        if (!has(session, audio, "a=fingerprint:")) {
            throw MediaException.refused(
                    "The other side offers "
                            + (has(session, audio, "a=crypto:") ? "SDES-SRTP" : "plain RTP")
                            + " (no DTLS fingerprint in its SDP), and Agent 008 needs DTLS-SRTP:"
                            + " put a media gateway such as rtpengine between.");
        }
        if (!has(session, audio, "a=ice-ufrag:") || !has(session, audio, "a=ice-pwd:")) {
            throw MediaException.refused(
                    "The other side offers no ICE (no ice-ufrag and ice-pwd in its SDP), and"
                            + " Agent 008 needs it: put a media gateway such as rtpengine between.");
        }
        if (!has(session, audio, "a=rtcp-mux")) {
            throw MediaException.refused(
                    "The other side wants a port of its own for RTCP (no rtcp-mux in its SDP), and"
                            + " Agent 008 needs RTP and RTCP on one: switch rtcp-mux on there.");
        }
        return sdp;
    }

    /** Whether SDP made here takes the audio, rather than refuse it for want of a common codec. */
    static boolean takesAudio(String sdp) {
        return LINE_BREAK
                .splitAsStream(sdp)
                .anyMatch(line -> line.startsWith("m=audio ") && !line.startsWith("m=audio 0 "));
    }

    /** The names of the codecs in an offer, for people. */
    static String codecs(String sdp) {
        List<String> names =
                LINE_BREAK
                        .splitAsStream(sdp)
                        .dropWhile(line -> !line.startsWith("m=audio "))
                        .skip(1)
                        .takeWhile(line -> !line.startsWith("m="))
                        .filter(line -> line.startsWith("a=rtpmap:") && line.contains(" "))
                        .map(line -> line.substring(line.indexOf(' ') + 1))
                        .toList();
        return names.isEmpty() ? "none by name" : String.join(", ", names);
    }

    private static boolean has(List<String> session, List<String> audio, String attribute) {
        return session.stream().anyMatch(line -> line.startsWith(attribute))
                || audio.stream().anyMatch(line -> line.startsWith(attribute));
    }

    private static List<List<String>> sections(String sdp) {
        if (sdp.length() > MOST_CHARS) {
            throw garbage("it has more than " + MOST_CHARS + " characters");
        }
        if (!sdp.startsWith("v=0")) {
            throw garbage("it does not start with v=0");
        }
        if (sdp.chars().anyMatch(c -> c < ' ' && c != '\r' && c != '\n' && c != '\t')) {
            throw garbage("it has control characters");
        }
        List<List<String>> sections = new ArrayList<>();
        sections.add(new ArrayList<>());
        for (String line : LINE_BREAK.split(sdp, -1)) {
            if (line.startsWith("m=")) {
                sections.add(new ArrayList<>());
            }
            sections.getLast().add(line.toLowerCase(Locale.ROOT));
        }
        if (sections.size() > MOST_SECTIONS + 1) {
            throw garbage("it has more than " + MOST_SECTIONS + " media sections");
        }
        return sections;
    }

    private static MediaException garbage(String why) {
        return MediaException.refused("The other side's SDP cannot be read: " + why + ".");
    }
}
