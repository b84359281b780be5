package org.agent008.domain.speech;

import java.util.Optional;

/**
 * What a call was about.
 *
 * @param id unique for all time
 * @param model what wrote it
 * @param note why the model that should have written it did not, in a sentence for people; empty
 *     where it did
 */
public record Summary(String id, String text, String model, Optional<String> note) {
    /** The same, told to be there in place of a better one. */
    public Summary because(String reason) {
        return new Summary(id, text, model, Optional.of(reason));
    }
}
