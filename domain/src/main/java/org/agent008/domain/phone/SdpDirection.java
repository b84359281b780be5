package org.agent008.domain.phone;

import java.util.Locale;

/**
 * Which way the audio of an offer or answer flows, as its sender sees it (RFC 8866 section 6.7).
 */
enum SdpDirection {
    SENDRECV,
    SENDONLY,
    RECVONLY,
    INACTIVE;

    private static final String AUDIO = "m=audio ";

    /** The audio's own direction, else the session's, else both ways. */
    static SdpDirection ofAudio(String sdp) {
        SdpDirection direction = SENDRECV;
        String section = "";
        for (String line : (Iterable<String>) sdp.lines()::iterator) {
            if (line.startsWith("m=")) {
                if (section.startsWith(AUDIO)) {
                    return direction;
                }
                section = line;
            }
            if (!section.isEmpty() && !section.startsWith(AUDIO)) {
                continue;
            }
            for (SdpDirection each : values()) {
                if (line.strip().equals("a=" + each.name().toLowerCase(Locale.ROOT))) {
                    direction = each;
                }
            }
        }
        return direction;
    }
}
