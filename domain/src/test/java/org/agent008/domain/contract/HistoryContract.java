package org.agent008.domain.contract;

import static org.agent008.domain.fake.SampleEvents.accepted;
import static org.agent008.domain.fake.SampleEvents.envelope;
import static org.agent008.domain.fake.SampleEvents.ringing;
import static org.agent008.domain.fake.SampleEvents.ringingOfContact;
import static org.agent008.domain.fake.SampleEvents.summarized;
import static org.agent008.domain.fake.SampleEvents.terminated;
import static org.agent008.domain.fake.SampleEvents.transcribed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.call.Party;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.port.History;
import org.junit.jupiter.api.Test;

/** What every history does. */
public interface HistoryContract {
    History history();

    /** Writes envelopes through the journal that goes with it, and waits. */
    void append(List<Envelope> envelopes);

    /** A call from {@code from}, {@code minutes} after the other ones. */
    private static CallEvent later(String id, int minutes, String from) {
        Cdr c = ((CallEvent.Ringing) ringing(id)).cdr();
        OffsetDateTime date = c.date().plusMinutes(minutes);
        return new CallEvent.Ringing(
                new Cdr(
                        c.id(),
                        c.account(),
                        c.direction(),
                        Party.of(from),
                        c.to(),
                        Optional.empty(),
                        c.headers(),
                        c.video(),
                        c.status(),
                        date,
                        Duration.ZERO,
                        Duration.ZERO,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private List<String> found(String query, Optional<OffsetDateTime> before, int limit) {
        return history().search(query, before.map(OffsetDateTime::toInstant), limit).stream()
                .map(c -> c.id().value())
                .toList();
    }

    private List<String> found(String query) {
        return found(query, Optional.empty(), 10);
    }

    @Test
    default void aCallIsThereOnceAndAsItWasLast() {
        append(List.of(envelope(1, ringing("c1"))));
        assertThat(history().find(new CallId("c1"))).map(Cdr::status).contains(Cdr.Status.RINGING);
        append(List.of(envelope(2, accepted("c1")), envelope(3, terminated("c1"))));
        assertThat(found("")).containsExactly("c1");
        Cdr cdr = history().find(new CallId("c1")).orElseThrow();
        assertThat(cdr.talked()).isEqualTo(Duration.ofSeconds(61));
        assertThat(cdr.cause()).contains(HangUpCause.REMOTE_HUNG_UP);
        assertThat(history().find(new CallId("c2"))).isEmpty();
    }

    @Test
    default void theNewestCallsComeFirstPageByPage() {
        append(
                List.of(
                        envelope(1, later("c2", 2, "1002")),
                        envelope(2, later("c3", 3, "1003")),
                        envelope(3, later("c1", 1, "1001"))));
        assertThat(found("", Optional.empty(), 2)).containsExactly("c3", "c2");
        Optional<OffsetDateTime> last = history().find(new CallId("c2")).map(Cdr::date);
        assertThat(found("", last, 2)).containsExactly("c1");
    }

    @Test
    default void callsAreFoundByNumberNameAndContactWhateverCaseAndAccents() {
        append(
                List.of(
                        envelope(1, ringingOfContact("c1")),
                        envelope(2, later("c2", 5, "+4930123"))));
        for (String query : List.of("600123", "BERTA", "nunez hijas", "Núñez")) {
            assertThat(found(query)).as(query).containsExactly("c1");
        }
        assertThat(found("1001")).containsExactly("c2", "c1");
        assertThat(found("berta 4930")).isEmpty();
    }

    @Test
    default void aCallIsFoundByWhatWasSaidInIt() {
        append(
                List.of(
                        envelope(1, ringing("c1")),
                        envelope(2, terminated("c2")),
                        envelope(3, transcribed("c2")),
                        envelope(4, summarized("c2"))));
        assertThat(history().search("PEDIDO núñez", Optional.empty(), 5))
                .extracting(cdr -> cdr.id().value())
                .containsExactly("c2");
        assertThat(history().search("pregunt", Optional.empty(), 5)).hasSize(1);
        assertThat(history().search("factura", Optional.empty(), 5)).isEmpty();
    }
}
