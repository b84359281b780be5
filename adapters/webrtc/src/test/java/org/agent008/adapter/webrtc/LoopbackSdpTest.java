package org.agent008.adapter.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoopbackSdpTest {
    private static final String SDP =
            """
            v=0
            s=-
            t=0 0
            m=video 9 UDP/TLS/RTP/SAVPF 96
            c=IN IP4 0.0.0.0
            a=ice-ufrag:other
            a=ice-pwd:otherpassword
            m=audio 9 UDP/TLS/RTP/SAVPF 111
            c=IN IP4 0.0.0.0
            a=ice-ufrag:ours
            a=ice-pwd:password
            a=mid:0
            """
                    .replace("\n", "\r\n");

    @Test
    void theAudioGetsACandidateAndADefaultDestinationOnThisMachine() {
        assertThat(LoopbackSdp.with(4711, SDP))
                .contains("m=audio 4711 UDP", "c=IN IP4 127.0.0.1")
                .contains(
                        "a=ice-pwd:password\r\n"
                                + "a=candidate:1 1 udp 2122260223 127.0.0.1 4711 typ host generation"
                                + " 0\r\n");
    }

    @Test
    void aSectionWithATransportOfItsOwnStaysAsItIs() {
        assertThat(LoopbackSdp.with(4711, SDP))
                .startsWith(SDP.substring(0, SDP.indexOf("\r\nm=audio")))
                .contains("m=video 9 ");
    }

    @Test
    void credentialsAreThoseOfTheAudio() {
        assertThat(LoopbackSdp.credentials(SDP)).isEqualTo("ours");
    }
}
