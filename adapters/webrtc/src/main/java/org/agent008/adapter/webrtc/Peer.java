package org.agent008.adapter.webrtc;

import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.PortAllocatorConfig;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCBundlePolicy;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDtmfSender;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtcpMuxPolicy;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.RTCSignalingState;
import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsType;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.agent008.domain.port.Media.MediaException;

/**
 * One peer connection, made blocking: every method belongs on its call's worker thread, but {@link
 * #hurry}.
 */
final class Peer {
    private static final int TONE_MILLIS = 160;
    private static final int GAP_MILLIS = 70;

    private final WebrtcOptions options;
    private final RTCPeerConnection connection;
    private final RTCRtpTransceiver audio;
    private final RTCDtmfSender keypad;
    private final AudioTrack farTrack;
    private final AudioTrackSink farSink;
    private volatile CompletableFuture<Void> gathered = new CompletableFuture<>();
    private final CompletableFuture<Void> hurried = new CompletableFuture<>();
    private String credentials = "";
    private RTCRtpTransceiverDirection agreed = RTCRtpTransceiverDirection.SEND_RECV;
    private RTCRtpTransceiverDirection wanted = agreed;

    /**
     * @param onState told of each new state, on the library's thread
     */
    Peer(Line line, Mixer mixer, WebrtcOptions options, Consumer<RTCPeerConnectionState> onState) {
        this.options = options;
        connection = line.connect(configuration(options), new Observer(onState));
        farSink =
                (pcm, _, rate, channels, samples) ->
                        Guard.run(() -> mixer.arrived(pcm, rate, channels, samples));
        try {
            connection.addTrack(line.microphone(), List.of("agent008"));
            audio = connection.getTransceivers()[0];
            keypad = audio.getSender().getDtmfSender();
            audio.setCodecPreferences(line.codecs());
            // Heard from the receiver at once: onTrack would tell of it again after each hold.
            farTrack = (AudioTrack) audio.getReceiver().getTrack();
            farTrack.addSink(farSink);
        } catch (RuntimeException | Error e) {
            connection.close(); // or disposing the line later would crash
            throw e;
        }
    }

    private static RTCConfiguration configuration(WebrtcOptions options) {
        int flags = PortAllocatorConfig.PORTALLOCATOR_DISABLE_TCP;
        if (options.loopback()) { // one socket on 0.0.0.0 instead of one per network interface
            flags |= PortAllocatorConfig.PORTALLOCATOR_DISABLE_ADAPTER_ENUMERATION;
        }
        RTCConfiguration configuration = new RTCConfiguration();
        // BALANCED: MAX_BUNDLE refuses an answer without a=group:BUNDLE (rtpengine, baresip).
        configuration.bundlePolicy = RTCBundlePolicy.BALANCED;
        configuration.rtcpMuxPolicy = RTCRtcpMuxPolicy.REQUIRE;
        configuration.iceServers = IceServers.of(options.iceServers());
        configuration.portAllocatorConfig = new PortAllocatorConfig(0, 0, flags);
        return configuration;
    }

    String offer() {
        return local(made(new RTCOfferOptions()));
    }

    private RTCSessionDescription made(RTCOfferOptions options) {
        var made = new LibraryReply.Made();
        connection.createOffer(options, made);
        return made.await();
    }

    /** Offers to hold the call or to talk again. */
    String reoffer(boolean hold) {
        return reoffer(hold, new RTCOfferOptions());
    }

    /** The same over a new path: ICE starts from the beginning. */
    String renew(boolean hold) {
        RTCOfferOptions restart = new RTCOfferOptions();
        restart.iceRestart = true;
        return reoffer(hold, restart);
    }

    /**
     * The library would fall silent as soon as it offers to hold: it keeps talking until the far
     * end has agreed, and only the far end reads that.
     */
    private String reoffer(boolean hold, RTCOfferOptions options) {
        wanted = hold ? RTCRtpTransceiverDirection.INACTIVE : RTCRtpTransceiverDirection.SEND_RECV;
        audio.setDirection(hold ? agreed : wanted);
        String sdp = local(made(options));
        return hold ? Renewal.held(sdp) : sdp;
    }

    /**
     * Back to what was agreed, from an offer that was not accepted. The library's own rollback
     * closes the audio of a call that the far end began, and leaves one silent whose hold was
     * refused: so what the far end said last is taken for its answer.
     */
    void withdraw() {
        audio.setDirection(agreed);
        if (connection.getSignalingState() != RTCSignalingState.HAVE_LOCAL_OFFER) {
            return;
        }
        RTCSessionDescription theirs = connection.getCurrentRemoteDescription();
        if (theirs == null) {
            rollback();
        } else {
            set(made(new RTCOfferOptions()));
            remote(RTCSdpType.ANSWER, Renewal.answered(theirs.sdp));
        }
    }

    private void rollback() {
        var done = new LibraryReply.Done();
        connection.setLocalDescription(new RTCSessionDescription(RTCSdpType.ROLLBACK, ""), done);
        done.await();
        credentials = LoopbackSdp.credentials(connection.getLocalDescription().sdp);
    }

    String answer(String offer) {
        remote(RTCSdpType.OFFER, RemoteSdp.checked(offer));
        try {
            refuseAllButAudio();
            var made = new LibraryReply.Made();
            connection.createAnswer(new RTCAnswerOptions(), made);
            RTCSessionDescription answer = made.await();
            if (!RemoteSdp.takesAudio(answer.sdp)) {
                throw MediaException.refused(
                        "No common codec: the other side offers %s; Agent 008 speaks Opus, G722,"
                                        .formatted(RemoteSdp.codecs(offer))
                                + " PCMU and PCMA.");
            }
            return local(answer);
        } catch (MediaException e) {
            if (connection.getSignalingState() == RTCSignalingState.HAVE_REMOTE_OFFER) {
                remote(RTCSdpType.ROLLBACK, "");
            }
            throw e;
        }
    }

    /** Takes an answer to our offer; one that comes again, or without an offer, is ignored. */
    boolean accept(String answer, boolean provisional) {
        RTCSignalingState state = connection.getSignalingState();
        if (state != RTCSignalingState.HAVE_LOCAL_OFFER
                && state != RTCSignalingState.HAVE_REMOTE_PR_ANSWER) {
            return false;
        }
        String theirs = RemoteSdp.checked(answer);
        if (audio.getDirection() != wanted) {
            audio.setDirection(wanted);
            set(made(new RTCOfferOptions()));
        }
        remote(provisional ? RTCSdpType.PR_ANSWER : RTCSdpType.ANSWER, theirs);
        if (!provisional) {
            agreed = wanted;
        }
        return true;
    }

    /** Sends a telephone-event; false where the call did not agree on them or does not send. */
    boolean dtmf(char digit) {
        return keypad.canInsertDtmf()
                && keypad.insertDtmf(String.valueOf(digit), TONE_MILLIS, GAP_MILLIS);
    }

    private void refuseAllButAudio() {
        for (RTCRtpTransceiver each : connection.getTransceivers()) {
            if (!Objects.equals(each.getMid(), audio.getMid())) {
                each.setDirection(RTCRtpTransceiverDirection.INACTIVE);
            }
        }
    }

    private String local(RTCSessionDescription description) {
        set(description);
        return withCandidates();
    }

    private void set(RTCSessionDescription description) {
        String fresh = LoopbackSdp.credentials(description.sdp);
        if (!fresh.equals(credentials)) { // the first description, or an ICE restart: gather
            gathered = new CompletableFuture<>();
            credentials = fresh;
        }
        var done = new LibraryReply.Done();
        connection.setLocalDescription(description, done);
        done.await();
    }

    private String withCandidates() {
        if (options.loopback()) {
            int port = loopbackPort();
            if (!options.iceServers().isEmpty()) {
                await(gathered, options.gatherLimit());
            }
            return LoopbackSdp.with(port, connection.getLocalDescription().sdp);
        }
        await(gathered, options.gatherLimit()); // a STUN server out of reach is done without
        String sdp = connection.getLocalDescription().sdp;
        if (!sdp.contains("a=candidate:")) {
            throw new MediaException("No network: this machine has no address to offer.");
        }
        return sdp;
    }

    /**
     * The socket opens some ms after the local description is set; only statistics tell its port.
     * It is bound to 0.0.0.0, whatever address (that of the default route) they give it.
     */
    private int loopbackPort() {
        long deadline = System.nanoTime() + options.gatherTimeout().toNanos();
        while (System.nanoTime() < deadline) {
            for (RTCStats stats : stats()) {
                Map<String, Object> a = stats.getAttributes();
                if (stats.getType() == RTCStatsType.LOCAL_CANDIDATE
                        && credentials.equals(a.get("usernameFragment"))
                        && "udp".equals(a.get("protocol"))
                        && "host".equals(a.get("candidateType"))
                        && a.get("address") instanceof String address
                        && address.indexOf(':') < 0
                        && a.get("port") instanceof Number port) {
                    return port.intValue();
                }
            }
            await(hurried, Duration.ofMillis(2));
        }
        throw new MediaException("No UDP port could be opened on this machine's loopback.");
    }

    /** Waits until {@code event} or the limit, whichever comes first. */
    private void await(CompletableFuture<?> event, Duration limit) {
        try {
            CompletableFuture.anyOf(event, hurried).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e); // neither ever fails
        } catch (InterruptedException e) {
            throw LibraryReply.interrupted();
        }
        if (hurried.isDone()) {
            throw LibraryReply.over();
        }
    }

    private void remote(RTCSdpType type, String sdp) {
        var done = new LibraryReply.Done();
        try {
            connection.setRemoteDescription(new RTCSessionDescription(type, sdp), done);
        } catch (Error e) {
            if (e.getClass() == Error.class) { // what the library's parser throws
                throw LibraryReply.refused(e.getMessage());
            }
            throw e;
        }
        done.await();
    }

    Collection<RTCStats> stats() {
        var report = new CompletableFuture<Collection<RTCStats>>();
        connection.getStats(r -> Guard.run(() -> report.complete(r.getStats().values())));
        return LibraryReply.await(report);
    }

    /** Ends a wait for candidates, since the call is over; from any thread. */
    void hurry() {
        hurried.complete(null);
    }

    void close() {
        farTrack.removeSink(farSink);
        connection.close();
    }

    private final class Observer implements PeerConnectionObserver {
        private final Consumer<RTCPeerConnectionState> onState;

        Observer(Consumer<RTCPeerConnectionState> onState) {
            this.onState = onState;
        }

        @Override
        public void onIceCandidate(RTCIceCandidate candidate) {
            // No trickle: candidates are read from the local description. A relay is the last
            // resort and always works: with one, other servers are not waited for.
            Guard.run(() -> {
                if (candidate.sdp.contains(" typ relay ")) {
                    gathered.complete(null);
                }
            });
        }

        @Override
        public void onIceGatheringChange(RTCIceGatheringState state) {
            if (state == RTCIceGatheringState.COMPLETE) {
                Guard.run(() -> gathered.complete(null));
            }
        }

        @Override
        public void onConnectionChange(RTCPeerConnectionState state) {
            Guard.run(() -> onState.accept(state));
        }
    }
}
