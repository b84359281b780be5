package org.agent008.domain.settings;

import java.util.Optional;

/**
 * How calls are written down.
 *
 * @param model name or directory of the recognizer's model; empty: the installed one of the
 *     person's language
 * @param live also tells words while they are spoken
 * @param redact card numbers and the like are blackened before the transcript is kept or told
 */
public record TranscriptionSettings(
        boolean enabled, Optional<String> model, boolean live, boolean redact) {
    public static final TranscriptionSettings DEFAULT =
            new TranscriptionSettings(true, Optional.empty(), true, true);
    public static final TranscriptionSettings OFF =
            new TranscriptionSettings(false, Optional.empty(), false, true);
}
