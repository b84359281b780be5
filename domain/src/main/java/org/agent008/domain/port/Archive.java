package org.agent008.domain.port;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.agent008.domain.call.CallId;
import org.agent008.domain.speech.Dossier;
import org.agent008.domain.speech.Snippet;

/**
 * What was made of calls, as the {@link Journal} wrote it down, and its end. Blocks on the disk:
 * never call it on the mailbox. Safe from any thread.
 */
public interface Archive {
    /** What was made of the newest call of that id; empty where that is nothing. */
    Dossier dossier(CallId id);

    /**
     * Of these calls, those in which any word of {@code query} was said or summed up, whatever its
     * case and accents, with the place that fits best. A word stands for all that begin with it.
     */
    Map<CallId, Snippet> snippets(String query, List<CallId> calls);

    /**
     * Deletes calls that are over, and all that is known of them: history, events, what waits for
     * webhooks, transcripts and the files of recordings. Nothing of it is left in the file.
     *
     * @return how many calls that were; completes on a foreign thread once they are gone
     */
    CompletionStage<Integer> purge(Purge what);

    /** Which calls. */
    sealed interface Purge {
        /** All of one id. */
        record One(CallId id) implements Purge {}

        /** All that began before that. */
        record Before(Instant time) implements Purge {}

        /** All. */
        record All() implements Purge {}
    }
}
