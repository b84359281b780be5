package org.agent008.adapter.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.fake.FakeJournal;
import org.agent008.domain.fake.SampleEvents;
import org.junit.jupiter.api.Test;

class EventFeedTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final FakeJournal journal = new FakeJournal();
    private final EventFeed feed = new EventFeed(journal);

    private void happens(long sequence) {
        Envelope envelope = SampleEvents.envelope(sequence, SampleEvents.ringing("a"));
        journal.append(List.of(envelope)).toCompletableFuture().join();
        feed.on(envelope);
    }

    @Test
    void aReaderThatFellBehindWhatIsInMemoryCatchesUpFromTheLog() throws InterruptedException {
        LongStream.rangeClosed(1, 2_500).forEach(this::happens);
        List<Long> heard = new ArrayList<>();
        long cursor = 7;
        while (cursor < 2_500) {
            for (Envelope e : feed.after(cursor, LONG)) {
                heard.add(e.sequence());
                cursor = e.sequence();
            }
        }
        assertThat(heard).isEqualTo(LongStream.rangeClosed(8, 2_500).boxed().toList());
    }

    @Test
    void aReaderGoesOnWithWhatIsInMemoryWhereTheLogForgot() throws InterruptedException {
        EventFeed forgetful = new EventFeed(new FakeJournal());
        forgetful.on(SampleEvents.envelope(50, SampleEvents.ringing("a")));
        assertThat(forgetful.after(3, LONG)).extracting(Envelope::sequence).containsExactly(50L);
    }

    @Test
    void nothingComesToAReaderThatKnowsAll() throws InterruptedException {
        happens(1);
        assertThat(feed.after(1, Duration.ofMillis(1))).isEmpty();
    }

    @Test
    void aReaderThatWaitsIsLetGoOnClose() throws Exception {
        try (ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Envelope>> waiting = reader.submit(() -> feed.after(feed.newest(), LONG));
            feed.close();
            assertThat(waiting.get()).isEmpty();
        }
    }
}
