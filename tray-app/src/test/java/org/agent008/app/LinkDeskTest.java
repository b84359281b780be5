package org.agent008.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agent008.domain.fake.FakeContacts;
import org.agent008.domain.fake.Fixtures;
import org.agent008.domain.fake.PhoneOnFakes;
import org.agent008.domain.fake.SampleEvents;
import org.agent008.domain.phone.Destination;
import org.agent008.domain.phone.Links.Outcome;
import org.agent008.domain.phone.Reply;
import org.agent008.domain.phone.Reply.Refusal;
import org.agent008.domain.settings.DialPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkDeskTest {
    private final PhoneOnFakes phone = new PhoneOnFakes();
    private final FakeContacts contacts = new FakeContacts();
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void register() {
        phone.registered();
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void thePersonIsAskedWithTheNameOfWhoeverItIs() {
        contacts.add(SampleEvents.contact());
        LinkDesk desk = desk(true);
        assertThat(open(desk, "tel:1002")).isEqualTo(new Reply.Done<>(Outcome.ASKED));
        assertThat(asked).containsExactly("1002 Berta Núñez");
        assertThat(calls()).isZero();
    }

    @Test
    void whoSaidSoIsNotAsked() {
        assertThat(open(desk(false), "callto:1002")).isEqualTo(new Reply.Done<>(Outcome.CALLING));
        assertThat(calls()).isEqualTo(1);
        assertThat(asked).isEmpty();
    }

    @Test
    void whereNobodyIsAtTheScreenTheSettingThatAllowsItIsNamed() {
        LinkDesk desk = new LinkDesk(phone.mailbox(), configuration(true), contacts);
        assertThat(open(desk, "tel:1002"))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> {
                            assertThat(refused.why()).isEqualTo(Refusal.NOT_ALLOWED);
                            assertThat(refused.text()).contains("dialPolicy.confirmLinks");
                        });
    }

    @Test
    void whatIsNoLinkIsNotAskedAbout() {
        assertThat(open(desk(true), "tel:two words")).isInstanceOf(Reply.Refused.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void withoutALinkThePhoneShowsItself() {
        assertThat(desk(true).open(Optional.empty()).toCompletableFuture().join())
                .isEqualTo(new Reply.Done<>(Outcome.SHOWN));
        assertThat(asked).containsExactly("show");
    }

    @Test
    void aPhoneThatHasJustStartedWaitsUntilItIsRegistered() {
        try (PhoneOnFakes fresh = new PhoneOnFakes()) {
            LinkDesk desk = new LinkDesk(fresh.mailbox(), configuration(false), contacts);
            var opened = desk.openOnceRegistered("tel:1002").toCompletableFuture();
            assertThat(opened).isNotDone();
            fresh.registered();
            assertThat(opened.join()).isEqualTo(new Reply.Done<>(Outcome.CALLING));
        }
    }

    private long calls() {
        return phone.mailbox().ask(p -> (long) p.snapshot().calls().size()).join();
    }

    private static Reply<Outcome> open(LinkDesk desk, String link) {
        return desk.open(Optional.of(link)).toCompletableFuture().join();
    }

    private LinkDesk desk(boolean confirm) {
        LinkDesk desk = new LinkDesk(phone.mailbox(), configuration(confirm), contacts);
        desk.ask(
                new LinkDesk.Person() {
                    @Override
                    public void confirm(Destination to, Optional<String> name) {
                        asked.add(to + " " + name.orElse("?"));
                    }

                    @Override
                    public void show() {
                        asked.add("show");
                    }
                });
        return desk;
    }

    private static FixedConfiguration configuration(boolean confirm) {
        return new FixedConfiguration(
                Fixtures.settings().toBuilder()
                        .dialPolicy(new DialPolicy(List.of(), List.of(), 30, confirm))
                        .build());
    }
}
