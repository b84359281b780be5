package org.agent008.domain.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.agent008.domain.call.CallId;
import org.agent008.domain.fake.Fixtures;
import org.agent008.domain.settings.Account;
import org.agent008.domain.settings.Secret;
import org.agent008.domain.settings.Settings;
import org.agent008.domain.settings.Status;
import org.junit.jupiter.api.Test;

/** The settings change while the phone runs. */
class ConfigureTest {
    private final Rig rig = Rig.registered();

    @Test
    void theSameAccountIsNotRegisteredAgain() {
        rig.phone.configure(Fixtures.settings());

        assertThat(rig.sip.sent).containsExactly("REGISTER sip:1001@lab.test");
    }

    @Test
    void anotherPasswordRegistersAnewAndLiveCallsStay() {
        CallId call = rig.rings("a");
        rig.phone.answer(call);
        rig.time.settle();

        rig.phone.configure(
                Fixtures.settings().toBuilder()
                        .account(Optional.of(account("1001", "other")))
                        .build());

        assertThat(rig.sip.sent).last().isEqualTo("REGISTER sip:1001@lab.test");
        assertThat(rig.phone.snapshot().calls()).hasSize(1);
        assertThat(rig.sip.sent).noneMatch(line -> line.startsWith("HANGUP"));
    }

    @Test
    void withoutAnAccountThePhoneUnregistersAndTellsItInTheOldAccountsName() {
        rig.phone.configure(settings(Optional.empty(), Fixtures.settings().statuses()));

        rig.time.settle();

        assertThat(rig.sip.sent).last().isEqualTo("UNREGISTER");
        assertThat(rig.story()).isEqualTo("registered offline");
        assertThat(rig.phone.dial(DialRequest.to("1002")))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.text()).contains("No account"));
    }

    @Test
    void anAccountThatComesLaterIsRegistered() {
        rig.phone.configure(settings(Optional.empty(), Fixtures.settings().statuses()));

        rig.phone.configure(
                Fixtures.settings().toBuilder()
                        .account(Optional.of(account("1002", "pw")))
                        .build());

        assertThat(rig.sip.sent).last().isEqualTo("REGISTER sip:1002@lab.test");
    }

    @Test
    void anOfflinePhoneTakesAnotherAccountWithoutRegistering() {
        rig.phone.setStatus("offline");

        rig.phone.configure(
                Fixtures.settings().toBuilder()
                        .account(Optional.of(account("1002", "pw")))
                        .build());

        assertThat(rig.sip.sent).last().isEqualTo("UNREGISTER");
        rig.phone.setStatus("online");
        assertThat(rig.sip.sent).last().isEqualTo("REGISTER sip:1002@lab.test");
    }

    @Test
    void aStatusThatIsStillThereStaysChosenWithItsNewText() {
        rig.phone.setStatus("dnd");

        rig.phone.configure(
                settings(
                        Optional.of(Fixtures.account()),
                        List.of(Status.ONLINE, new Status("dnd", "Away", "#00f", false))));

        assertThat(rig.phone.snapshot().status().text()).isEqualTo("Away");
        assertThat(rig.story()).isEqualTo("registered status:dnd");
    }

    @Test
    void aStatusThatIsGoneGivesWayToTheFirstOneAndIsTold() {
        rig.phone.setStatus("offline");

        rig.phone.configure(
                settings(
                        Optional.of(Fixtures.account()),
                        List.of(new Status("work", "Working", "#00f", false))));

        assertThat(rig.phone.snapshot().status().value()).isEqualTo("work");
        assertThat(rig.sip.sent).last().isEqualTo("REGISTER sip:1001@lab.test");
        assertThat(rig.story()).endsWith("status:work");
    }

    private static Account account(String user, String password) {
        Account a = Fixtures.account();
        return new Account(
                user + "@lab.test",
                user,
                a.domain(),
                user,
                new Secret(password),
                a.servers(),
                a.displayName());
    }

    private static Settings settings(Optional<Account> account, List<Status> statuses) {
        Settings s = Fixtures.settings();
        return s.toBuilder().account(account).statuses(statuses).build();
    }
}
