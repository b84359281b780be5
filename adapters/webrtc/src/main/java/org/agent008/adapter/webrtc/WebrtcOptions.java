package org.agent008.adapter.webrtc;

import java.time.Duration;

/**
 * How lines are opened.
 *
 * @param loopback the signalling peer is on this machine: offer 127.0.0.1, so that calls work where
 *     only the loopback interface is up
 * @param gatherTimeout an offer or answer leaves with the candidates found by then
 * @param connectTimeout a call whose ICE and DTLS take longer has failed
 * @param warmLines idle lines kept ready, so that a call does not wait for one
 */
public record WebrtcOptions(
        boolean loopback, Duration gatherTimeout, Duration connectTimeout, int warmLines) {
    public WebrtcOptions {
        if (warmLines < 0) {
            throw new IllegalArgumentException("warmLines: not negative");
        }
    }

    /** For a phone whose signalling peer is elsewhere in the network. */
    public static WebrtcOptions defaults() {
        return new WebrtcOptions(false, Duration.ofSeconds(1), Duration.ofSeconds(15), 1);
    }

    public WebrtcOptions withLoopback(boolean on) {
        return new WebrtcOptions(on, gatherTimeout, connectTimeout, warmLines);
    }
}
