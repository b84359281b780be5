package org.agent008.domain.fake;

import static org.agent008.domain.fake.SampleEvents.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.agent008.domain.contract.JournalContract;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.port.EventLog;
import org.agent008.domain.port.Journal;
import org.agent008.domain.port.Journal.Recovered;
import org.junit.jupiter.api.Test;

class FakeJournalTest implements JournalContract {
    private final FakeJournal journal = new FakeJournal();

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public EventLog log() {
        return journal;
    }

    @Override
    public Recovered recoveredLater() {
        journal.close();
        return journal.recover();
    }

    @Test
    void whatIsHeldBackIsCommittedOnDemand() {
        journal.hold();
        Envelope e = envelope(1, SampleEvents.registered());
        CompletableFuture<Void> stage = journal.append(List.of(e)).toCompletableFuture();
        assertThat(stage).isNotDone();
        assertThat(journal.waiting()).containsExactly(e);
        assertThat(journal.written()).isEmpty();
        journal.commit();
        assertThat(stage).isCompleted();
        assertThat(journal.written()).containsExactly(e);
    }
}
