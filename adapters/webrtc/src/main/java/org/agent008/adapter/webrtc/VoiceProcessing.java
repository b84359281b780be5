package org.agent008.adapter.webrtc;

import dev.onvoid.webrtc.media.audio.AudioProcessing;
import dev.onvoid.webrtc.media.audio.AudioProcessingConfig;
import dev.onvoid.webrtc.media.audio.AudioProcessingConfig.NoiseSuppression.Level;
import dev.onvoid.webrtc.media.audio.AudioProcessingStreamConfig;
import org.agent008.domain.settings.AudioSettings;

/**
 * Takes echo and noise out of what the microphone recorded and brings it to an even loudness: 10 ms
 * in, 10 ms out, some 9 ms later. For one thread; allocates nothing while it runs.
 */
final class VoiceProcessing implements AutoCloseable {
    private static final int MOST_DELAY_MILLIS = 500;

    private final AudioProcessing library = new AudioProcessing();
    private final AudioProcessingStreamConfig format = new AudioProcessingStreamConfig(Pcm.RATE, 1);

    // of full length, always: a shorter one aborts the JVM
    private final byte[] in = new byte[2 * Pcm.FRAME];
    private final byte[] out = new byte[2 * Pcm.FRAME];
    private final byte[] unused = new byte[2 * Pcm.FRAME];

    VoiceProcessing(AudioSettings settings) {
        AudioProcessingConfig config = new AudioProcessingConfig();
        config.highPassFilter.enabled = true;
        config.echoCanceller.enabled = settings.echoCancellation();
        config.echoCanceller.enforceHighPassFiltering = true;
        config.noiseSuppression.enabled = settings.noiseSuppression();
        config.noiseSuppression.level = Level.MODERATE;
        config.gainControl.enabled = settings.automaticGain();
        config.gainControl.adaptiveDigital.enabled = settings.automaticGain();
        library.applyConfig(config);
    }

    static boolean isWanted(AudioSettings settings) {
        return settings.echoCancellation()
                || settings.noiseSuppression()
                || settings.automaticGain();
    }

    /** What the speaker plays next. */
    void played(short[] frame) {
        write(frame);
        library.processReverseStream(in, format, format, unused);
    }

    /**
     * Replaces what was recorded by what is left of it.
     *
     * @param delayMillis from {@link #played} to the air and from there to here, about
     */
    void recorded(short[] frame, int delayMillis) {
        write(frame);
        library.setStreamDelayMs(Math.clamp(delayMillis, 0, MOST_DELAY_MILLIS));
        if (library.processStream(in, format, format, out) == 0) {
            for (int i = 0; i < frame.length; i++) {
                frame[i] = Pcm.sample(out, i);
            }
        }
    }

    private void write(short[] frame) {
        for (int i = 0; i < frame.length; i++) {
            Pcm.putSample(in, i, frame[i]);
        }
    }

    @Override
    public void close() {
        library.dispose();
    }
}
