package org.agent008.adapter.langchain4j;

import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.agent008.domain.port.Analyst;
import org.agent008.domain.port.NotMade;
import org.agent008.domain.settings.ModelSettings;
import org.agent008.domain.settings.Secret;
import org.agent008.domain.speech.Analysis;
import org.agent008.domain.speech.Transcript;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a language model read calls. Where it fails another analyst does the work, and the summary
 * says why.
 */
public final class LangchainAnalyst implements Analyst {
    private static final Logger LOG = LoggerFactory.getLogger(LangchainAnalyst.class);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int RETRIES = 1;

    private final CallReader reader;
    private final String name;
    private final Analyst other;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private LangchainAnalyst(ChatModel model, String name, Analyst other) {
        this.reader = new CallReader(model, name);
        this.name = name;
        this.other = other;
    }

    /**
     * Reads with a model.
     *
     * @param other is closed with this
     */
    public static LangchainAnalyst of(ModelSettings settings, Analyst other) {
        return of(settings, other, PATIENCE, RETRIES);
    }

    static LangchainAnalyst of(
            ModelSettings settings, Analyst other, Duration patience, int retries) {
        ChatModel model =
                OpenAiChatModel.builder()
                        .baseUrl(settings.baseUrl().toString())
                        // the client insists on one; servers on this machine do not care
                        .apiKey(settings.key().map(Secret::reveal).orElse("none"))
                        .modelName(settings.name())
                        .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                        .strictJsonSchema(true)
                        .timeout(patience)
                        .maxRetries(retries)
                        .build();
        return new LangchainAnalyst(model, settings.name(), other);
    }

    @Override
    public CompletionStage<Analysis> analyze(Transcript transcript, boolean summarize) {
        if (!summarize) {
            return other.analyze(transcript, false);
        }
        try {
            return CompletableFuture.supplyAsync(() -> reader.read(transcript), threads)
                    .exceptionallyCompose(fault -> instead(transcript, fault));
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(new NotMade("The phone is closing.", e));
        }
    }

    private CompletionStage<Analysis> instead(Transcript transcript, Throwable fault) {
        Throwable cause = fault.getCause() == null ? fault : fault.getCause();
        boolean expected =
                cause instanceof LangChain4jException
                        || cause instanceof CallReader.NotAsAskedException
                        || Reason.caused(cause, IOException.class);
        if (!expected) {
            LOG.error("Reading a call by {} failed", name, cause);
        }
        String why = Reason.of(name, cause);
        LOG.warn("{}", why);
        return other.analyze(transcript, true)
                .thenApply(a ->
                        new Analysis(
                                a.summary().map(s -> s.because(why)), a.sentiment(), a.reading()));
    }

    /** Gives up what is in the making. */
    @Override
    public void close() {
        threads.shutdownNow();
        other.close();
    }
}
