package org.agent008.adapter.analytics;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.agent008.domain.port.Analyst;
import org.agent008.domain.port.NotMade;
import org.agent008.domain.speech.Analysis;
import org.agent008.domain.speech.Summary;
import org.agent008.domain.speech.Transcript;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Analyses calls on this machine, one after the other: a summary of what was said by MiniLM, where
 * that does not run by the words; feelings by VADER, which knows English. Nothing is loaded before
 * the first call, and the model is let go of a while after the last.
 */
public final class OnDeviceAnalyst implements Analyst {
    private static final Logger LOG = LoggerFactory.getLogger(OnDeviceAnalyst.class);
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("analyst").factory());
    private final Duration idle;
    private @Nullable SentimentTrend sentiment;
    private @Nullable SentenceVectors vectors;
    private @Nullable ScheduledFuture<?> unloading;

    public OnDeviceAnalyst() {
        this(IDLE);
    }

    OnDeviceAnalyst(Duration idle) {
        this.idle = idle;
    }

    @Override
    public CompletionStage<Analysis> analyze(Transcript transcript, boolean summarize) {
        try {
            return CompletableFuture.supplyAsync(() -> analyzed(transcript, summarize), thread);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(new NotMade("The phone is closing.", e));
        }
    }

    private Analysis analyzed(Transcript transcript, boolean summarize) {
        return new Analysis(
                summarize ? Optional.of(summary(transcript)) : Optional.empty(),
                sentiment().of(transcript),
                Optional.empty());
    }

    private Summary summary(Transcript transcript) {
        SentenceVectors loaded = loaded();
        return new Summary(
                UUID.randomUUID().toString(),
                new Extract(loaded).of(transcript),
                loaded.model(),
                Optional.empty());
    }

    private SentimentTrend sentiment() {
        SentimentTrend known = sentiment;
        if (known == null) {
            known = new SentimentTrend(VaderSentiment.load());
            sentiment = known;
        }
        return known;
    }

    private SentenceVectors loaded() {
        if (unloading != null) {
            unloading.cancel(false);
        }
        unloading = thread.schedule(this::unload, idle.toMillis(), TimeUnit.MILLISECONDS);
        SentenceVectors known = vectors;
        if (known == null) {
            known = load();
            vectors = known;
        }
        return known;
    }

    private static SentenceVectors load() {
        try {
            return MinilmVectors.load();
        } catch (IOException e) {
            LOG.warn("Summaries are made by words only: {}", e.getMessage());
            return new WordVectors();
        }
    }

    private void unload() {
        SentenceVectors known = vectors;
        vectors = null;
        if (known != null) {
            known.close();
        }
    }

    /** Ends what is in the making. */
    @Override
    public void close() {
        try {
            thread.execute(this::unload);
        } catch (RejectedExecutionException e) {
            LOG.debug("closed twice", e);
        }
        thread.shutdown();
    }
}
