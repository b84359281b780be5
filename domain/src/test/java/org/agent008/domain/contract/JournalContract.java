package org.agent008.domain.contract;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.agent008.domain.fake.SampleEvents.accepted;
import static org.agent008.domain.fake.SampleEvents.completed;
import static org.agent008.domain.fake.SampleEvents.envelope;
import static org.agent008.domain.fake.SampleEvents.missed;
import static org.agent008.domain.fake.SampleEvents.recorded;
import static org.agent008.domain.fake.SampleEvents.registered;
import static org.agent008.domain.fake.SampleEvents.ringing;
import static org.agent008.domain.fake.SampleEvents.statusChanged;
import static org.agent008.domain.fake.SampleEvents.terminated;
import static org.agent008.domain.fake.SampleEvents.transcribed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.event.PhoneEvent;
import org.agent008.domain.fake.SampleEvents;
import org.agent008.domain.port.EventLog;
import org.agent008.domain.port.Journal;
import org.agent008.domain.port.Journal.Recovered;
import org.agent008.domain.port.Journal.Unfinished;
import org.agent008.domain.speech.Products;
import org.junit.jupiter.api.Test;

/** What every journal does, read back through the log that goes with it. */
public interface JournalContract {
    /** The journal under test; empty at first, always the same one within a test. */
    Journal journal();

    /** Reads what {@link #journal} wrote. */
    EventLog log();

    /** What a journal finds that is opened on the same storage after the first was closed. */
    Recovered recoveredLater() throws Exception;

    @Test
    default void aNewJournalHoldsNothing() {
        Recovered found = journal().recover();
        assertThat(found.lastSequence()).isZero();
        assertThat(found.openCalls()).isEmpty();
        assertThat(found.lastAlive()).isEmpty();
        assertThat(journal().fault()).isEmpty();
        assertThat(log().after(0, 10)).isEmpty();
    }

    @Test
    default void whatIsCommittedIsReadBackInOrder() {
        List<Envelope> all =
                List.of(
                        envelope(1, registered()),
                        envelope(2, ringing("c1")),
                        envelope(3, statusChanged()),
                        envelope(4, accepted("c1")),
                        envelope(5, terminated("c1")));
        await(List.of(all.get(0)));
        await(all.subList(1, 3));
        await(all.subList(3, 5));
        assertThat(log().after(0, 10)).containsExactlyElementsOf(all);
        assertThat(log().after(3, 10)).containsExactlyElementsOf(all.subList(3, 5));
        assertThat(log().after(1, 2)).containsExactlyElementsOf(all.subList(1, 3));
        assertThat(log().after(5, 10)).isEmpty();
    }

    @Test
    default void commitsAreToldInTheOrderOfAppends() {
        ConcurrentLinkedQueue<Long> told = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Void>> stages = new ArrayList<>();
        List<Long> expected = new ArrayList<>();
        for (long n = 1; n <= 200; n++) {
            long sequence = n;
            expected.add(n);
            stages.add(
                    journal()
                            .append(List.of(envelope(n, ringing("c" + n))))
                            .thenRun(() -> told.add(sequence))
                            .toCompletableFuture());
        }
        join(stages);
        assertThat(told).containsExactlyElementsOf(expected);
    }

    @Test
    default void anAppendOfNothingIsDurableToo() {
        await(List.of());
        assertThat(log().after(0, 10)).isEmpty();
    }

    @Test
    default void callsWhoseEndWasNeverWrittenAreFoundOpen() throws Exception {
        append(ringing("over"), ringing("rings"), ringing("talks"), accepted("talks"));
        Envelope over = envelope(5, missed("over"));
        await(List.of(over));
        Recovered found = recoveredLater();
        assertThat(found.lastSequence()).isEqualTo(5);
        assertThat(found.openCalls())
                .containsExactlyInAnyOrder(SampleEvents.cdr("rings"), accepted("talks").cdr());
        assertThat(found.lastAlive()).contains(over.timestamp());
    }

    @Test
    default void whatIsNotMadeYetOfACallIsFoundWithWhatIs() throws Exception {
        append(
                terminated("done"),
                terminated("begun"),
                recorded("begun"),
                transcribed("begun"),
                completed("done"),
                missed("not begun"));
        Recovered found = recoveredLater();
        assertThat(found.openCalls()).isEmpty();
        assertThat(found.unfinished())
                .containsExactlyInAnyOrder(
                        new Unfinished(
                                terminated("begun").cdr(),
                                Products.NONE.withRecording("rec_1").withTranscript("tra_1")),
                        new Unfinished(missed("not begun").cdr(), Products.NONE));
    }

    @Test
    default void aCallClosedLaterIsNoLongerOpen() throws Exception {
        append(ringing("c1"));
        Cdr open = journal().recover().openCalls().getFirst();
        Cdr over = open.endedUnanswered(Duration.ofSeconds(1), HangUpCause.CRASHED);
        await(
                List.of(
                        envelope(2, new CallEvent.Terminated(over)),
                        envelope(3, new CallEvent.Completed(over, Products.NONE))));
        assertThat(recoveredLater().openCalls()).isEmpty();
    }

    @Test
    default void theLastSignOfLifeIsRemembered() throws Exception {
        append(ringing("c1"));
        Instant alive = SampleEvents.START.plusSeconds(77);
        journal().alive(alive);
        assertThat(recoveredLater().lastAlive()).contains(alive);
    }

    private void append(PhoneEvent... events) {
        List<Envelope> envelopes = new ArrayList<>();
        for (PhoneEvent event : events) {
            envelopes.add(envelope(envelopes.size() + 1, event));
        }
        await(envelopes);
    }

    private void await(List<Envelope> append) {
        join(List.of(journal().append(append).toCompletableFuture()));
    }

    private static void join(List<CompletableFuture<Void>> stages) {
        CompletableFuture.allOf(stages.toArray(CompletableFuture[]::new))
                .orTimeout(60, SECONDS)
                .join();
    }
}
