package org.agent008.domain.settings;

/**
 * How the person's voice gets in and out.
 *
 * @param microphone name or description of a device, or {@link #DEFAULT_DEVICE}
 * @param speaker likewise
 * @param ringer likewise, of a speaker
 * @param echoCancellation takes what the speaker plays out of what the microphone hears
 * @param noiseSuppression takes steady noise out of it
 * @param automaticGain brings it to an even loudness
 */
public record AudioSettings(
        String microphone,
        String speaker,
        String ringer,
        boolean echoCancellation,
        boolean noiseSuppression,
        boolean automaticGain) {
    /** Stands for whichever device the operating system prefers at the time. */
    public static final String DEFAULT_DEVICE = "default";

    public static final AudioSettings DEFAULT =
            new AudioSettings(DEFAULT_DEVICE, DEFAULT_DEVICE, DEFAULT_DEVICE, true, true, true);
}
