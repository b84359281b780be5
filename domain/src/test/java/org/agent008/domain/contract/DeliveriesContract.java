package org.agent008.domain.contract;

import static org.agent008.domain.fake.SampleEvents.START;
import static org.agent008.domain.fake.SampleEvents.accepted;
import static org.agent008.domain.fake.SampleEvents.envelope;
import static org.agent008.domain.fake.SampleEvents.registered;
import static org.agent008.domain.fake.SampleEvents.ringing;
import static org.agent008.domain.fake.SampleEvents.terminated;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.port.Deliveries;
import org.agent008.domain.port.Deliveries.Delivery;
import org.agent008.domain.port.Deliveries.Disabled;
import org.agent008.domain.port.Deliveries.Entry;
import org.agent008.domain.port.Deliveries.State;
import org.junit.jupiter.api.Test;

/** What every outbox does. */
public interface DeliveriesContract {
    /** Keys of the two endpoints the outbox under test serves; both get everything. */
    String HOOK = "hook";

    String OTHER = "other";

    /** Later than any sample event. */
    Instant NOW = START.plus(Duration.ofHours(1));

    /** The outbox under test; always the same one within a test. */
    Deliveries deliveries();

    /** Writes envelopes through the journal that goes with the outbox, and waits. */
    void append(List<Envelope> envelopes);

    private void append(Envelope... envelopes) {
        append(List.of(envelopes));
    }

    private List<String> due(Instant now) {
        return deliveries().due(HOOK, now, 10).stream().map(Delivery::eventId).toList();
    }

    private Delivery first(Instant now) {
        return deliveries().due(HOOK, now, 1).getFirst();
    }

    @Test
    default void anEventIsDueAtOnceAtEachEndpoint() {
        Envelope e = envelope(1, ringing("c1"));
        append(e);
        for (String endpoint : List.of(HOOK, OTHER)) {
            List<Delivery> due = deliveries().due(endpoint, NOW, 10);
            assertThat(due).hasSize(1);
            assertThat(due.getFirst().endpoint()).isEqualTo(endpoint);
            assertThat(due.getFirst().eventId()).isEqualTo(e.id());
            assertThat(due.getFirst().lane()).isEqualTo("c1");
            assertThat(due.getFirst().created()).isEqualTo(e.timestamp());
            assertThat(due.getFirst().attempts()).isZero();
            assertThat(due.getFirst().body()).contains("c1");
        }
        assertThat(deliveries().due("unknown", NOW, 10)).isEmpty();
    }

    @Test
    default void anEventWaitsForTheOlderOnesOfItsCallOnly() {
        append(
                envelope(1, ringing("c1")),
                envelope(2, registered()),
                envelope(3, ringing("c2")),
                envelope(4, accepted("c1")),
                envelope(5, terminated("c1")));
        assertThat(due(NOW)).containsExactly("evt_000001", "evt_000002", "evt_000003");
        deliveries().delivered(first(NOW).id(), NOW);
        assertThat(due(NOW)).containsExactly("evt_000002", "evt_000003", "evt_000004");
        assertThat(deliveries().due(HOOK, NOW, 2)).hasSize(2);
        assertThat(deliveries().due(OTHER, NOW, 10).getFirst().eventId()).isEqualTo("evt_000001");
    }

    @Test
    default void aFailedEventComesBackWhenItsTimeHasComeWithTheSameBody() {
        append(envelope(1, ringing("c1")), envelope(2, accepted("c1")));
        Delivery before = first(NOW);
        Instant next = NOW.plusSeconds(5);
        deliveries().retry(before.id(), "503", next);
        assertThat(due(next.minusMillis(1))).isEmpty();
        Delivery again = first(next);
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(again.id()).isEqualTo(before.id());
        assertThat(again.body()).isEqualTo(before.body());
    }

    @Test
    // original defect: a retried ringing arrives with the CDR of the answered call
    default void aRingingThatIsRetriedAfterTheAnswerTellsOfTheCallAsItRang() {
        append(envelope(1, ringing("c1")));
        Delivery before = first(NOW);
        Instant next = NOW.plusSeconds(5);
        deliveries().retry(before.id(), "503", next);
        append(envelope(2, accepted("c1")));
        assertThat(first(next).eventId()).isEqualTo(before.eventId());
        assertThat(first(next).body()).isEqualTo(before.body());
    }

    @Test
    default void aDeadEventLetsTheNextOneOfItsCallGo() {
        append(envelope(1, ringing("c1")), envelope(2, accepted("c1")));
        deliveries().dead(first(NOW).id(), "gone", NOW);
        assertThat(due(NOW)).containsExactly("evt_000002");
    }

    private Disabled gone() {
        return new Disabled("configured so", "HTTP 410", NOW);
    }

    @Test
    default void deadEntriesAreListedWithTheirErrorTheNewestFirst() {
        append(envelope(1, ringing("c1")), envelope(2, ringing("c2")), envelope(3, ringing("c3")));
        deliveries().dead(first(NOW).id(), "HTTP 500", NOW);
        deliveries().dead(first(NOW).id(), "HTTP 503", NOW);
        List<Entry> dead = deliveries().list(Optional.of(State.DEAD), Long.MAX_VALUE, 10);
        assertThat(dead)
                .extracting(e -> e.delivery().eventId() + " " + e.error().orElse(""))
                .containsExactly("evt_000002 HTTP 503", "evt_000001 HTTP 500");
        assertThat(dead).allMatch(e -> e.state() == State.DEAD && e.delivery().attempts() == 1);
        long newest = dead.getFirst().delivery().id();
        assertThat(deliveries().list(Optional.of(State.DEAD), newest, 10)).hasSize(1);
        assertThat(deliveries().list(Optional.empty(), Long.MAX_VALUE, 4)).hasSize(4);
        assertThat(deliveries().find(newest)).contains(dead.getFirst());
        assertThat(deliveries().find(0)).isEmpty();
    }

    @Test
    default void aDeadEntryThatIsReplayedIsDueAtOnceAsIfItWereNew() {
        append(envelope(1, ringing("c1")));
        Delivery delivery = first(NOW);
        deliveries().dead(delivery.id(), "HTTP 500", NOW);
        assertThat(deliveries().replay(delivery.id())).isTrue();
        assertThat(first(NOW)).isEqualTo(delivery);
        assertThat(deliveries().replay(delivery.id())).isFalse();
        assertThat(deliveries().replay(0)).isFalse();
    }

    @Test
    default void allDeadEntriesAreReplayedAtOnce() {
        append(envelope(1, ringing("c1")), envelope(2, ringing("c2")));
        deliveries().dead(first(NOW).id(), "HTTP 500", NOW);
        deliveries().dead(first(NOW).id(), "HTTP 500", NOW);
        assertThat(deliveries().replayAll()).isEqualTo(2);
        assertThat(deliveries().replayAll()).isZero();
        assertThat(due(NOW)).containsExactly("evt_000001", "evt_000002");
    }

    @Test
    default void whatWaitsForADisabledEndpointIsDeadUntilItIsReplayed() {
        append(envelope(1, ringing("c1")), envelope(2, accepted("c1")));
        deliveries().disable(HOOK, gone());
        assertThat(deliveries().disabled(HOOK)).contains(gone());
        assertThat(deliveries().disabled(OTHER)).isEmpty();
        assertThat(due(NOW)).isEmpty();
        assertThat(deliveries().counts(OTHER)).containsEntry("waiting", 2L);
        List<Entry> dead = deliveries().list(Optional.of(State.DEAD), Long.MAX_VALUE, 10);
        assertThat(dead).extracting(Entry::error).containsOnly(Optional.of("HTTP 410"));
        assertThat(deliveries().replay(dead.getLast().delivery().id())).isTrue();
        assertThat(deliveries().disabled(HOOK)).isEmpty();
        assertThat(due(NOW)).containsExactly("evt_000001");
    }

    @Test
    default void anEndpointIsEnabledAgain() {
        deliveries().disable(HOOK, gone());
        deliveries().enable(HOOK);
        assertThat(deliveries().disabled(HOOK)).isEmpty();
    }

    @Test
    default void theNextMomentIsThatOfTheFirstEventThatMayGoThen() {
        append(envelope(1, ringing("c1")), envelope(2, accepted("c1")), envelope(3, registered()));
        assertThat(deliveries().nextDue(HOOK, NOW)).isEmpty();
        deliveries().retry(first(NOW).id(), "500", NOW.plusSeconds(20));
        assertThat(deliveries().nextDue(HOOK, NOW)).contains(NOW.plusSeconds(20));
        deliveries().retry(first(NOW).id(), "500", NOW.plusSeconds(10));
        assertThat(deliveries().nextDue(HOOK, NOW)).contains(NOW.plusSeconds(10));
        assertThat(deliveries().nextDue(HOOK, NOW.plusSeconds(10))).contains(NOW.plusSeconds(20));
        assertThat(deliveries().nextDue(HOOK, NOW.plusSeconds(20))).isEmpty();
    }

    @Test
    default void eachStateIsCounted() {
        append(
                envelope(1, ringing("c1")),
                envelope(2, ringing("c2")),
                envelope(3, ringing("c3")),
                envelope(4, accepted("c3")));
        assertThat(deliveries().counts(HOOK))
                .isEqualTo(Map.of("waiting", 4L, "delivered", 0L, "dead", 0L));
        deliveries().delivered(first(NOW).id(), NOW);
        deliveries().dead(first(NOW).id(), "gone", NOW);
        assertThat(deliveries().counts(HOOK))
                .isEqualTo(Map.of("waiting", 2L, "delivered", 1L, "dead", 1L));
        assertThat(deliveries().counts(OTHER)).containsEntry("waiting", 4L);
    }
}
