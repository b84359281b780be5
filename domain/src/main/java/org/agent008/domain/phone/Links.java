package org.agent008.domain.phone;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The driving port for {@code tel:}, {@code sip:} and {@code callto:} links that the person clicks.
 * Safe from any thread; no method blocks.
 */
public interface Links {
    /** What became of a link. */
    enum Outcome {
        /** The person is asked whether to call it. */
        ASKED,

        /** It is being called. */
        CALLING,

        /** There was no link: the person can enter a number. */
        SHOWN
    }

    /**
     * Asks the person whether to call a link, or calls it where the settings say so ({@code
     * dialPolicy.confirmLinks}).
     *
     * @param link empty: the phone only shows itself
     */
    CompletionStage<Reply<Outcome>> open(Optional<String> link);
}
