package org.agent008.adapter.webrtc;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.agent008.domain.call.CallId;
import org.agent008.domain.doctor.Chart;
import org.agent008.domain.doctor.Check;
import org.agent008.domain.doctor.Finding;
import org.agent008.domain.settings.IceServer;

/** Looks at the addresses that calls would offer, and at each STUN and TURN server. */
public final class IceProbe implements Check {
    private static final Pattern CANDIDATE =
            Pattern.compile("(?m)^a=candidate:\\S+ \\d+ \\S+ \\d+ (\\S+) \\d+ typ (\\w+)");
    private static final Duration GATHER = Duration.ofSeconds(3);
    private static final long PATIENCE_SECONDS = 20;

    private final WebrtcOptions options;

    /**
     * @param options as the phone's own lines have them
     */
    public IceProbe(WebrtcOptions options) {
        this.options = options;
    }

    @Override
    public void examine(Chart chart) throws InterruptedException {
        chart.look("ICE", this::ownAddresses);
        for (IceServer server : options.iceServers()) {
            for (String url : server.urls()) {
                IceServer alone =
                        new IceServer(List.of(url), server.username(), server.credential());
                chart.look("ICE " + url, () -> alone.relays() ? relay(alone) : reflexive(url));
            }
        }
    }

    private Finding ownAddresses() throws InterruptedException {
        String hosts = addresses(offer(options.withIceServers(List.of())), "host");
        return hosts.isEmpty()
                ? Finding.fault(
                        "this machine has no address that a call could use",
                        "Connect it to a network.")
                : Finding.ok("host " + hosts);
    }

    private static Finding reflexive(String url) {
        try {
            return Finding.ok("srflx " + StunQuery.mapped(url).getAddress().getHostAddress());
        } catch (SocketTimeoutException e) {
            return Finding.fault(
                    "does not answer",
                    "UDP to it has to get through the firewall; or take it out of iceServers.");
        } catch (UnknownHostException e) {
            return Finding.fault("there is no such host", "Check iceServers.");
        } catch (IOException e) {
            return Finding.fault(
                    "is of no use: " + e.getMessage(), "Check iceServers, and the network.");
        }
    }

    private Finding relay(IceServer server) throws InterruptedException {
        String relays = addresses(offer(options.withIceServers(List.of(server))), "relay");
        return relays.isEmpty()
                ? Finding.fault(
                        "relays nothing for us",
                        "Check username and credential in iceServers, that the server runs, and"
                                + " that its port is open in the firewall.")
                : Finding.ok("relay " + relays);
    }

    /** An offer that nobody gets to see, with all candidates in it. */
    private static String offer(WebrtcOptions options) throws InterruptedException {
        WebrtcOptions patient =
                new WebrtcOptions(
                        options.loopback(),
                        options.iceServers().isEmpty() ? options.gatherTimeout() : GATHER,
                        options.connectTimeout(),
                        0,
                        options.iceServers());
        try (WebrtcMedia media = new WebrtcMedia(patient)) {
            return media.offer(new CallId("doctor"))
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("no offer could be made: " + e.getMessage(), e);
        }
    }

    private static String addresses(String sdp, String type) {
        return CANDIDATE
                .matcher(sdp)
                .results()
                .filter(candidate -> candidate.group(2).equals(type))
                .map(IceProbe::address)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String address(MatchResult candidate) {
        return candidate.group(1);
    }
}
