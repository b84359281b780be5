package org.agent008.adapter.webrtc;

import java.time.Duration;
import java.util.List;
import org.agent008.domain.settings.IceServer;

/**
 * How lines are opened.
 *
 * @param loopback the signalling peer is on this machine: offer 127.0.0.1, so that calls work where
 *     only the loopback interface is up
 * @param gatherTimeout an offer or answer leaves with the candidates found by then; with a TURN
 *     server, twice as late
 * @param connectTimeout a call whose ICE and DTLS take longer has failed
 * @param warmLines idle lines kept ready, so that a call does not wait for one
 * @param iceServers STUN and TURN
 */
public record WebrtcOptions(
        boolean loopback,
        Duration gatherTimeout,
        Duration connectTimeout,
        int warmLines,
        List<IceServer> iceServers) {
    public WebrtcOptions {
        if (warmLines < 0) {
            throw new IllegalArgumentException("warmLines: not negative");
        }
        iceServers = List.copyOf(iceServers);
    }

    /** For a phone whose signalling peer is elsewhere in the network. */
    public static WebrtcOptions defaults() {
        return new WebrtcOptions(
                false, Duration.ofSeconds(1), Duration.ofSeconds(15), 1, List.of());
    }

    public WebrtcOptions withLoopback(boolean on) {
        return new WebrtcOptions(on, gatherTimeout, connectTimeout, warmLines, iceServers);
    }

    public WebrtcOptions withIceServers(List<IceServer> servers) {
        return new WebrtcOptions(loopback, gatherTimeout, connectTimeout, warmLines, servers);
    }

    boolean relayed() {
        return iceServers.stream().anyMatch(IceServer::relays);
    }

    /** How long candidates are waited for; a relay takes several round trips. */
    Duration gatherLimit() {
        return relayed() ? gatherTimeout.multipliedBy(2) : gatherTimeout;
    }
}
