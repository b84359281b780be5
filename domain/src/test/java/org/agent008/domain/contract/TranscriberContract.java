package org.agent008.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.agent008.domain.call.CallId;
import org.agent008.domain.port.Transcriber;
import org.agent008.domain.settings.TranscriptionSettings;
import org.agent008.domain.speech.Channel;
import org.agent008.domain.speech.Segment;
import org.agent008.domain.speech.Transcript;
import org.agent008.domain.speech.Words;
import org.junit.jupiter.api.Test;

/** What every {@link Transcriber} that writes down words while they are spoken promises. */
public interface TranscriberContract {
    CallId CALL = new CallId("contract");

    /** Always the same one within a test; whoever implements this closes it after each test. */
    Transcriber transcriber();

    /** How the calls are written down. */
    TranscriptionSettings how();

    /** Somebody in {@link #CALL} says a few words and makes no pause that would end them. */
    void spoken(Channel channel) throws Exception;

    @Test
    default void nothingComesOfACallItDoesNotListenTo() throws Exception {
        assertThatNoException()
                .isThrownBy(() -> {
                    transcriber().endpoint(CALL, Channel.REMOTE);
                    transcriber().pause(CALL);
                    transcriber().resume(CALL);
                });
        assertThat(finished()).isEmpty();
    }

    @Test
    default void anEndpointEndsWhatIsBeingHeardOnThatChannelAndOnlyOnce() throws Exception {
        BlockingQueue<Words> told = new LinkedBlockingQueue<>();
        transcriber().listen(CALL, how(), told::add);
        spoken(Channel.REMOTE);
        transcriber().endpoint(CALL, Channel.REMOTE);
        Words last = last(told);
        assertThat(last.call()).isEqualTo(CALL);
        assertThat(last.segment().channel()).isEqualTo(Channel.REMOTE);
        assertThat(last.segment().text()).isNotBlank();
        transcriber().endpoint(CALL, Channel.LOCAL);
        transcriber().endpoint(CALL, Channel.REMOTE);
        assertThat(finished().orElseThrow().segments()).containsExactly(last.segment());
        assertThat(told).noneMatch(Words::last);
    }

    @Test
    default void whatIsBeingHeardAtTheEndIsInTheTranscriptAndNothingIsLeftAfterwards()
            throws Exception {
        transcriber().listen(CALL, how(), _ -> {});
        spoken(Channel.LOCAL);
        List<Segment> segments = new ArrayList<>(finished().orElseThrow().segments());
        assertThat(segments)
                .isNotEmpty()
                .allMatch(s -> s.channel() == Channel.LOCAL && !s.text().isBlank())
                .allMatch(s -> s.start().compareTo(s.end()) < 0);
        assertThat(finished()).isEmpty();
    }

    private Optional<Transcript> finished() throws Exception {
        return transcriber().finish(CALL).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static Words last(BlockingQueue<Words> told) throws InterruptedException {
        while (true) {
            Words words = told.poll(30, TimeUnit.SECONDS);
            assertThat(words).as("words that end the segment").isNotNull();
            if (words.last()) {
                return words;
            }
        }
    }
}
