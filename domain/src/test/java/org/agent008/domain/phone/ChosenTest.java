package org.agent008.domain.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.agent008.domain.fake.FakeChoices;
import org.agent008.domain.fake.FakeJournal;
import org.agent008.domain.fake.Fixtures;
import org.agent008.domain.phone.Reply.Refusal;
import org.agent008.domain.phone.Reply.Refused;
import org.agent008.domain.settings.CallerNumber;
import org.agent008.domain.settings.Settings;
import org.agent008.domain.settings.Status;
import org.junit.jupiter.api.Test;

/** What the person chose stands above the configuration, in this run and in the next. */
class ChosenTest {
    private static final Settings TWO_NUMBERS =
            withNumbers(
                    new CallerNumber("+34600111222", List.of("main")),
                    new CallerNumber("+34600333444", List.of()));

    private static Settings withNumbers(CallerNumber... numbers) {
        Settings s = Fixtures.settings();
        return s.toBuilder().numbers(List.of(numbers)).build();
    }

    private static Rig started(FakeChoices choices, Settings settings) {
        Rig rig = new Rig(new FakeJournal(), choices, settings);
        rig.phone.start();
        rig.time.settle();
        return rig;
    }

    private static Rig next(Rig rig, Settings settings) {
        return started(rig.choices.later(), settings);
    }

    private static Rig registered(Rig rig) {
        rig.sip.signals().onRegistration(new Registration.Registered());
        rig.time.settle();
        return rig;
    }

    @Test
    void offlineStaysOfflineOverARestartAndNothingRegisters() {
        Rig rig = Rig.registered();
        rig.phone.setStatus("offline");

        Rig next = next(rig, Fixtures.settings());

        assertThat(next.phone.snapshot().status()).isEqualTo(Status.OFFLINE);
        assertThat(next.sip.sent).isEmpty();
        next.phone.setStatus("online");
        assertThat(next.sip.sent).containsExactly("REGISTER sip:1001@lab.test");
    }

    @Test
    void doNotDisturbIsKeptOverARestartAndRefusesWithBusy() {
        Rig rig = Rig.registered();
        rig.phone.setStatus("dnd");

        Rig next = registered(next(rig, Fixtures.settings()));
        next.rings("a");

        assertThat(next.sip.sent).endsWith("486 a");
    }

    @Test
    void aStatusThatIsNoLongerConfiguredGivesWayToTheConfiguration() {
        FakeChoices choices = new FakeChoices();
        choices.choose(org.agent008.domain.port.Choices.Choice.STATUS, "gone");
        assertThat(started(choices, Fixtures.settings()).phone.snapshot().status())
                .isEqualTo(Status.ONLINE);
    }

    @Test
    // original defect: caller id shown but not sent
    void theCallerIdThatIsChosenIsShownAndSentInThisRunAndTheNext() {
        Rig rig = registered(started(new FakeChoices(), TWO_NUMBERS));
        assertThat(rig.phone.snapshot().callerId()).contains("+34600111222");

        assertThat(rig.phone.setCallerId("+34600333444")).isInstanceOf(Reply.Done.class);

        assertThat(rig.phone.snapshot().callerId()).contains("+34600333444");
        rig.dials("1002");
        assertThat(rig.sip.invitations.getFirst().callerId()).contains("+34600333444");
        Rig next = registered(next(rig, TWO_NUMBERS));
        next.dials("1002");
        assertThat(next.sip.invitations.getFirst().callerId()).contains("+34600333444");
        assertThat(next.heard.getLast().event().toString()).contains("number=+34600333444");
    }

    @Test
    void aCallMayShowAnotherCallerIdThanTheChosenOne() {
        Rig rig = registered(started(new FakeChoices(), TWO_NUMBERS));
        rig.phone.dial(new DialRequest("1002", Optional.of("100"), Map.of()));
        rig.time.settle();
        assertThat(rig.sip.invitations.getFirst().callerId()).contains("100");
        assertThat(rig.phone.snapshot().callerId()).contains("+34600111222");
    }

    @Test
    void onlyAConfiguredCallerIdCanBeChosen() {
        Rig rig = started(new FakeChoices(), TWO_NUMBERS);
        assertThat(rig.phone.setCallerId("911"))
                .isEqualTo(
                        new Refused<>(
                                Refusal.NO_SUCH_CALLER_ID,
                                "There is no caller id \"911\"; there are +34600111222,"
                                        + " +34600333444."));
        assertThat(started(new FakeChoices(), withNumbers()).phone.setCallerId("911"))
                .isEqualTo(
                        new Refused<>(
                                Refusal.NO_SUCH_CALLER_ID,
                                "No caller ids are configured (numbers)."));
    }

    @Test
    void aCallerIdThatIsNoLongerConfiguredIsNotSent() {
        Rig rig = started(new FakeChoices(), TWO_NUMBERS);
        rig.phone.setCallerId("+34600333444");
        Rig next = registered(next(rig, Fixtures.settings()));
        next.dials("1002");
        assertThat(next.sip.invitations.getFirst().callerId()).contains("+34600111222");
    }

    @Test
    void aFaultOfTheDiskShowsSoonAndGoesWhenItIsOver() {
        Rig rig = Rig.registered();
        AtomicInteger changes = new AtomicInteger();
        rig.phone.onChange(changes::incrementAndGet);
        rig.journal.fault(Optional.of("The disk is full."));
        rig.time.pass(Duration.ofSeconds(6));
        assertThat(rig.phone.snapshot().fault()).contains("The disk is full.");
        assertThat(changes).hasValue(1);
        rig.journal.fault(Optional.empty());
        rig.time.pass(Duration.ofSeconds(6));
        assertThat(rig.phone.snapshot().fault()).isEmpty();
        assertThat(changes).hasValue(2);
    }
}
