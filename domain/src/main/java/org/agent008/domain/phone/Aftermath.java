package org.agent008.domain.phone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.port.Journal.Unfinished;
import org.agent008.domain.port.NotMade;
import org.agent008.domain.port.Scheduler.Cancellable;
import org.agent008.domain.redaction.LiveRedaction;
import org.agent008.domain.redaction.Redaction;
import org.agent008.domain.settings.Settings;
import org.agent008.domain.speech.Analysis;
import org.agent008.domain.speech.Insights;
import org.agent008.domain.speech.Kpis;
import org.agent008.domain.speech.Mention;
import org.agent008.domain.speech.Products;
import org.agent008.domain.speech.Recording;
import org.agent008.domain.speech.Transcript;
import org.agent008.domain.speech.Words;

/**
 * What is made of each call: while it is answered it is recorded and written down as the settings
 * say; once it is over its recording, transcript, summary and insights are told in this order, and
 * last, whatever became of them, that all is done.
 */
final class Aftermath {
    private static final System.Logger LOG = System.getLogger(Aftermath.class.getName());

    /** A product that takes longer is given up: {@code phone:completed} does not wait for ever. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final PhonePorts ports;
    private final Announcer announcer;
    private final Supplier<Settings> settings;
    private final Courses courses = new Courses();
    private final Listeners<Consumer<Words>> listeners = new Listeners<>();
    private final Map<CallId, Making> makings = new LinkedHashMap<>();
    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();

    /** What has been made of a call so far. */
    private static final class Making {
        final Cdr cdr;
        Optional<String> recording = Optional.empty();
        Optional<String> transcript = Optional.empty();
        Optional<String> summary = Optional.empty();
        Optional<String> insights = Optional.empty();
        final Map<String, String> faults = new HashMap<>();

        /** It was not this run that recorded it. */
        final boolean salvaged;

        Making(Cdr cdr, Products told, boolean salvaged) {
            this.cdr = cdr;
            this.salvaged = salvaged;
            recording = told.recording();
            transcript = told.transcript();
            summary = told.summary();
            insights = told.insights();
        }

        Products products() {
            return new Products(recording, transcript, summary, insights, faults);
        }
    }

    Aftermath(PhonePorts ports, Announcer announcer, Supplier<Settings> settings) {
        this.ports = ports;
        this.announcer = announcer;
        this.settings = settings;
        announcer.onEvent(this::on);
    }

    /** Who wants to know what is said while it is said. */
    void onWords(Consumer<Words> listener) {
        listeners.add(listener);
    }

    /** Completes on the mailbox once nothing is in the making. */
    CompletionStage<Void> settled() {
        var settled = new CompletableFuture<Void>();
        waiting.add(settled);
        look();
        return settled;
    }

    private void look() {
        if (makings.isEmpty()) {
            List.copyOf(waiting).forEach(w -> w.complete(null));
            waiting.clear();
        }
    }

    private void on(Envelope told) {
        courses.on(told);
        switch (told.event()) {
            case CallEvent.Accepted(Cdr cdr) -> begin(cdr);
            case CallEvent.Terminated(Cdr cdr) ->
                    end(
                            new Making(
                                    cdr,
                                    Products.NONE,
                                    cdr.cause().filter(HangUpCause.CRASHED::equals).isPresent()));
            default -> {}
        }
    }

    private void begin(Cdr cdr) {
        if (settings.get().recording().covers(cdr.direction())) {
            ports.recorder().ifPresent(r -> r.start(cdr, settings.get().recording()));
        }
        if (settings.get().transcription().enabled()) {
            ports.transcriber()
                    .ifPresent(t -> t.listen(cdr.id(), settings.get().transcription(), ear()));
        }
    }

    /** Tells the words of one call. */
    private Consumer<Words> ear() {
        if (!settings.get().transcription().redact()) {
            return words -> heard(words, w -> w);
        }
        var redaction = new LiveRedaction(settings.get().analysis().patterns());
        return words -> heard(words, redaction::redact);
    }

    private void heard(Words words, UnaryOperator<Words> readable) {
        ports.mailbox()
                .execute(() -> {
                    Words told = readable.apply(words);
                    listeners.tell(l -> l.accept(told));
                });
    }

    /** Long transcripts take their time: where it can, this happens on the transcriber's thread. */
    private CompletionStage<Optional<Transcript>> readable(
            CompletionStage<Optional<Transcript>> stage) {
        if (!settings.get().transcription().redact()) {
            return stage;
        }
        var redaction = Redaction.of(settings.get().analysis().patterns());
        return stage.thenApply(transcript -> transcript.map(redaction::redact));
    }

    /** Makes what an earlier run did not get to. */
    void finish(Unfinished left) {
        end(new Making(left.cdr(), left.told(), true));
    }

    private void end(Making making) {
        Cdr cdr = making.cdr;
        makings.put(cdr.id(), making);
        CompletionStage<Optional<Transcript>> live =
                ports.transcriber().map(t -> t.finish(cdr.id())).orElseGet(Aftermath::nothing);
        step(
                making,
                "recording",
                ports.recorder()
                        .map(r -> making.salvaged ? r.salvage(cdr) : r.stop(cdr.id()))
                        .orElseGet(Aftermath::nothing),
                recording -> {
                    recording
                            .filter(_ -> making.recording.isEmpty())
                            .ifPresent(r -> {
                                making.recording = Optional.of(r.id());
                                tell(new CallEvent.Recorded(cdr, r));
                            });
                    transcript(making, recording, live);
                });
    }

    private void transcript(
            Making making,
            Optional<Recording> recording,
            CompletionStage<Optional<Transcript>> live) {
        boolean late =
                making.salvaged
                        && making.transcript.isEmpty()
                        && settings.get().transcription().enabled();
        CompletionStage<Optional<Transcript>> stage =
                recording.filter(_ -> late).isPresent() && ports.transcriber().isPresent()
                        ? ports.transcriber()
                                .get()
                                .transcribe(recording.get(), settings.get().transcription())
                                .thenApply(Optional::of)
                        : live;
        step(
                making,
                "transcript",
                readable(stage),
                transcript -> {
                    transcript.ifPresent(t -> {
                        making.transcript = Optional.of(t.id());
                        tell(new CallEvent.Transcribed(making.cdr, t));
                    });
                    analysis(making, transcript);
                });
    }

    private void analysis(Making making, Optional<Transcript> transcript) {
        boolean summarize = settings.get().analysis().summarize();
        var wanted = transcript.filter(t -> !t.segments().isEmpty());
        step(
                making,
                "insights",
                wanted.flatMap(t -> ports.analyst().map(a -> a.analyze(t, summarize)))
                        .map(stage -> stage.thenApply(Optional::of))
                        .orElseGet(Aftermath::nothing),
                analysis -> {
                    if (summarize && making.faults.containsKey("insights")) {
                        making.faults.put("summarization", making.faults.get("insights"));
                    }
                    analysis.ifPresent(a -> tell(making, a, wanted.orElseThrow()));
                    complete(making);
                });
    }

    private void tell(Making making, Analysis analysis, Transcript transcript) {
        analysis.summary()
                .ifPresent(s -> {
                    making.summary = Optional.of(s.id());
                    tell(new CallEvent.Summarized(making.cdr, s));
                });
        var segments = transcript.segments();
        var insights =
                new Insights(
                        "ins-" + transcript.id(),
                        Kpis.of(segments, making.cdr.talked(), courses.holds(making.cdr.id())),
                        analysis.sentiment(),
                        Mention.of(settings.get().analysis().topics(), segments),
                        analysis.reading());
        making.insights = Optional.of(insights.id());
        tell(new CallEvent.Analyzed(making.cdr, insights));
    }

    private void complete(Making making) {
        makings.remove(making.cdr.id(), making);
        tell(new CallEvent.Completed(making.cdr, making.products()));
        look();
    }

    private void tell(CallEvent event) {
        var _ = announcer.tell(List.of(event));
    }

    private static <T> CompletionStage<Optional<T>> nothing() {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    /** Goes on when {@code stage} is through, has failed or takes too long. */
    private <T> void step(
            Making making,
            String product,
            CompletionStage<Optional<T>> stage,
            Consumer<Optional<T>> then) {
        var limited = new CompletableFuture<Optional<T>>();
        Cancellable patience =
                ports.scheduler()
                        .after(
                                PATIENCE,
                                () ->
                                        limited.completeExceptionally(
                                                new NotMade(
                                                        "It was not ready after %d minutes."
                                                                .formatted(PATIENCE.toMinutes()))));
        var _ =
                stage.whenComplete((value, fault) -> {
                    if (fault == null) {
                        limited.complete(value);
                    } else {
                        limited.completeExceptionally(fault);
                    }
                });
        var _ =
                limited.whenCompleteAsync(
                        (value, fault) -> {
                            patience.cancel();
                            if (fault != null) {
                                making.faults.put(product, reason(making, product, fault));
                            }
                            then.accept(fault == null ? value : Optional.empty());
                        },
                        ports.mailbox());
    }

    private static String reason(Making making, String product, Throwable fault) {
        Throwable cause = fault instanceof CompletionException wrapped ? wrapped.getCause() : fault;
        if (cause instanceof NotMade told) {
            return Objects.requireNonNull(told.getMessage());
        }
        LOG.log(
                System.Logger.Level.ERROR,
                "The %s of call %s failed".formatted(product, making.cdr.id()),
                cause);
        return "It failed by an error of the phone; the log says more.";
    }
}
