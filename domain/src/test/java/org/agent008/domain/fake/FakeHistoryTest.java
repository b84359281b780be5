package org.agent008.domain.fake;

import java.util.List;
import org.agent008.domain.contract.HistoryContract;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.port.History;

class FakeHistoryTest implements HistoryContract {
    private final FakeJournal journal = new FakeJournal();

    @Override
    public History history() {
        return new FakeHistory(journal);
    }

    @Override
    public void append(List<Envelope> envelopes) {
        journal.append(envelopes);
    }
}
