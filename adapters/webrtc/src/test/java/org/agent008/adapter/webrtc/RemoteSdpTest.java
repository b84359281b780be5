package org.agent008.adapter.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.agent008.domain.port.Media.MediaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteSdpTest {
    private static final String GOOD =
            """
            v=0
            o=- 1 1 IN IP4 192.0.2.1
            s=-
            t=0 0
            m=audio 4000 UDP/TLS/RTP/SAVPF 111 8
            c=IN IP4 192.0.2.1
            a=rtpmap:111 opus/48000/2
            a=rtpmap:8 PCMA/8000
            a=ice-ufrag:abcd
            a=ice-pwd:0123456789012345678901
            a=fingerprint:sha-256 AA:BB
            a=rtcp-mux
            """;

    @Test
    void whatCanWorkPassesUnchanged() {
        assertThat(RemoteSdp.checked(GOOD)).isSameAs(GOOD);
    }

    @Test
    void fingerprintAndIceMayStandAtSessionLevel() {
        String moved = GOOD.replaceAll("a=(ice-|fingerprint).*\n", "");
        String sdp = moved.replace("t=0 0\n", "t=0 0\n" + iceAndFingerprint());
        assertThat(RemoteSdp.checked(sdp)).isSameAs(sdp);
    }

    private static String iceAndFingerprint() {
        return String.join(
                        "\n",
                        GOOD.lines().filter(l -> l.matches("a=(ice-|fingerprint).*")).toList())
                + "\n";
    }

    @Test
    void plainRtpIsToldWithItsRemedy() {
        fails(GOOD.replaceAll("a=(ice-|fingerprint|rtcp-mux).*\n", ""))
                .contains("plain RTP", "DTLS-SRTP", "rtpengine");
    }

    @Test
    void sdesIsToldWithItsRemedy() {
        fails(GOOD.replaceAll("a=fingerprint.*\n", "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:x\n"))
                .contains("SDES", "DTLS-SRTP", "rtpengine");
    }

    @Test
    void aPeerWithoutIceIsTold() {
        fails(GOOD.replaceAll("a=ice-pwd.*\n", "")).contains("ice-pwd");
    }

    @Test
    void aPeerWithAPortOfItsOwnForRtcpIsTold() {
        fails(GOOD.replaceAll("a=rtcp-mux\n", "")).contains("rtcp-mux");
    }

    @Test
    void refusedAudioIsTold() {
        fails(GOOD.replace("m=audio 4000", "m=audio 0")).contains("refused the audio");
    }

    @Test
    void noAudioAtAllIsTold() {
        fails(GOOD.replace("m=audio", "m=video")).contains("no audio");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "m=audio 1 RTP/AVP 0", "v=1\nm=audio", "\u0000v=0"})
    void whatIsNoSdpIsTold(String text) {
        fails(text).contains("cannot be read", "v=0");
    }

    @Test
    void controlCharactersAreTold() {
        fails(GOOD.replace("abcd", "ab\u0000cd")).contains("control characters");
    }

    @Test
    void aFloodIsTold() {
        fails(GOOD + "a=x\n".repeat(20_000)).contains("65536 characters");
        fails(GOOD + "m=audio 1 UDP/TLS/RTP/SAVPF 0\n".repeat(16)).contains("16 media sections");
    }

    @Test
    void aMediaLineCutShortIsTold() {
        fails(GOOD.replace("m=audio 4000 UDP/TLS/RTP/SAVPF 111 8", "m=audio 4000"))
                .contains("cut short");
    }

    @Test
    void codecsAreNamedForPeople() {
        assertThat(RemoteSdp.codecs(GOOD)).isEqualTo("opus/48000/2, PCMA/8000");
        assertThat(RemoteSdp.codecs("v=0\nm=audio 1 RTP/AVP 0\n")).isEqualTo("none by name");
    }

    private static org.assertj.core.api.AbstractStringAssert<?> fails(String sdp) {
        return assertThat(
                assertThatExceptionOfType(MediaException.class)
                        .isThrownBy(() -> RemoteSdp.checked(sdp))
                        .actual()
                        .getMessage());
    }
}
