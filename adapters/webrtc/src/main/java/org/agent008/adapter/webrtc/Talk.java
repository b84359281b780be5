package org.agent008.adapter.webrtc;

import java.util.List;
import java.util.function.Consumer;
import org.agent008.domain.port.AudioDevices.Meter;
import org.agent008.domain.settings.AudioSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the person hears and says: calls and tones for the speaker, the microphone for the calls,
 * cleared of the speaker's echo on its way. For the audio thread, which allocates nothing in here.
 */
final class Talk {
    private static final Logger log = LoggerFactory.getLogger(Talk.class);
    private static final int METER_MILLIS = 300;

    private final List<Route> routes;
    private volatile AudioSettings settings;
    private final Voices tones = new Voices();
    private final Loudness recorded = new Loudness(METER_MILLIS);
    private final Loudness played = new Loudness(METER_MILLIS);
    private final short[] heard = new short[Pcm.FRAME];
    private final short[] spoken = new short[Pcm.FRAME];
    private final int[] sum = new int[Pcm.FRAME];
    private final Consumer<Route> add = this::add; // made once: the audio path allocates nothing
    private final Consumer<Route> pass = this::pass;
    private @Nullable VoiceProcessing processing;
    private AudioSettings applied;
    private boolean on;
    private int delayMillis;

    Talk(List<Route> routes, AudioSettings settings) {
        this.routes = routes;
        this.settings = settings;
        applied = settings;
    }

    /** How the voice is processed from the next turn on. Safe from any thread. */
    void configure(AudioSettings wanted) {
        settings = wanted;
    }

    /** What is heard beside the calls. */
    Voices tones() {
        return tones;
    }

    /** The person is in a call from now on, or in none. */
    void on(boolean talking) {
        AudioSettings wanted = settings;
        if (talking == on && wanted.equals(applied)) {
            return;
        }
        on = talking;
        applied = wanted;
        VoiceProcessing before = processing;
        processing = null;
        if (before != null) {
            before.close();
        }
        if (talking && VoiceProcessing.isWanted(wanted)) {
            try {
                processing = new VoiceProcessing(wanted);
            } catch (LinkageError e) {
                log.warn("The voice is not processed", e);
            }
        }
    }

    /** How long the speaker and the microphone take together. */
    void delay(int millis) {
        delayMillis = millis;
    }

    /** What is open: nothing comes from what is not. */
    void flows(boolean records, boolean plays) {
        if (!records) {
            recorded.reset();
        }
        if (!plays) {
            played.reset();
        }
    }

    Meter meter() {
        return new Meter(recorded.dbfs(), played.dbfs());
    }

    /** The speaker's next 10 ms. */
    boolean heard(short[] frame) {
        tones.mix(frame);
        for (int i = 0; i < frame.length; i++) {
            sum[i] = frame[i];
        }
        routes.forEach(add);
        for (int i = 0; i < frame.length; i++) {
            frame[i] = Pcm.saturated(sum[i]);
        }
        if (processing != null) {
            processing.played(frame);
        }
        played.add(frame);
        return true;
    }

    private void add(Route route) {
        route.hear(heard);
        for (int i = 0; i < heard.length; i++) {
            sum[i] += heard[i];
        }
    }

    /** The microphone's next 10 ms. */
    void spoken(short[] frame) {
        System.arraycopy(frame, 0, spoken, 0, spoken.length);
        if (processing != null) {
            processing.recorded(spoken, delayMillis);
        }
        recorded.add(spoken);
        routes.forEach(pass);
    }

    private void pass(Route route) {
        route.say(spoken);
    }
}
