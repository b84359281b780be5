package org.agent008.adapter.webrtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpCodecCapability;
import dev.onvoid.webrtc.media.MediaType;
import dev.onvoid.webrtc.media.audio.AudioOptions;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A factory with a microphone made of Java, for one call at a time: all calls of one factory share
 * its microphone. Kept for the next call, since disposing a factory leaves native threads behind.
 */
final class Line {
    private static final List<String> CODECS =
            List.of("opus", "g722", "pcmu", "pcma", "telephone-event");

    private final HeadlessAudioDeviceModule device;
    private final PeerConnectionFactory factory;
    private final AudioTrack microphone;
    private final List<RTCRtpCodecCapability> codecs;
    private volatile @Nullable Mixer mixer;

    private Line(HeadlessAudioDeviceModule device, PeerConnectionFactory factory) {
        this.device = device;
        this.factory = factory;
        // The library takes over the callback when recording starts, so ours is set after that;
        // from then on it starts and stops recording by itself, as calls send or do not.
        device.initRecording();
        device.startRecording();
        device.setAudioSource(this::fill);
        device.stopRecording();
        microphone = factory.createAudioTrack("microphone", factory.createAudioSource(plain()));
        codecs =
                factory.getRtpSenderCapabilities(MediaType.AUDIO).getCodecs().stream()
                        .filter(c -> rank(c) >= 0)
                        .sorted(Comparator.comparingInt(Line::rank))
                        .toList();
        connect(new RTCConfiguration(), _ -> {}).close(); // the first takes hundreds of ms: now
    }

    /** Opens a line; takes up to some hundred ms the first time, when the library is loaded. */
    static Line open() {
        // Never without a device module: the library's own choice aborts without a sound server.
        HeadlessAudioDeviceModule device = new HeadlessAudioDeviceModule();
        return new Line(device, new PeerConnectionFactory(device));
    }

    private static AudioOptions plain() {
        AudioOptions options = new AudioOptions(); // no echo canceller: there is no echo
        options.echoCancellation = false;
        options.autoGainControl = false;
        options.noiseSuppression = false;
        options.highpassFilter = false;
        return options;
    }

    private static int rank(RTCRtpCodecCapability codec) {
        return CODECS.indexOf(codec.getName().toLowerCase(Locale.ROOT));
    }

    /** Called on the library's recording thread each 10 ms; nothing may get out of it. */
    private int fill(byte[] out, int samples, int bytesPerSample, int channels, int rate) {
        try {
            Mixer now = mixer;
            if (now != null && rate == Pcm.RATE && out.length == 2 * Pcm.FRAME) {
                now.pull(out);
            } else {
                Arrays.fill(out, (byte) 0);
            }
        } catch (Throwable t) {
            Guard.report(t);
        }
        return samples;
    }

    /** Whose voices this line sends; null for none. */
    void use(@Nullable Mixer speaker) {
        mixer = speaker;
    }

    RTCPeerConnection connect(RTCConfiguration configuration, PeerConnectionObserver observer) {
        return factory.createPeerConnection(configuration, observer);
    }

    AudioTrack microphone() {
        return microphone;
    }

    /** What is offered, best first. */
    List<RTCRtpCodecCapability> codecs() {
        return codecs;
    }

    /** Lets go of the library; every peer connection of this line is closed by now. */
    void dispose() {
        factory.dispose();
        device.dispose();
    }
}
