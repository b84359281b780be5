package org.agent008.domain.phone;

import static org.agent008.domain.contract.ContactsContract.contact;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.Party;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.contact.Contact;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.ContactClicked;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.phone.Reply.Refusal;
import org.agent008.domain.phone.Reply.Refused;
import org.junit.jupiter.api.Test;

class ContactTest {
    private static final Contact BEATRIZ = contact("b", "Beatriz Gil", "+34600999888", "1002");
    private final Rig rig = Rig.registered();

    private List<Cdr> told() {
        return rig.heard.stream()
                .map(Envelope::event)
                .filter(CallEvent.class::isInstance)
                .map(e -> ((CallEvent) e).cdr())
                .toList();
    }

    @Test
    void whoCallsIsKnownByTheAddressBookInSnapshotAndEvents() {
        rig.contacts.add(BEATRIZ);
        CallId id = rig.rings("a");
        Cdr shown = rig.phone.snapshot().calls().getFirst().cdr();
        assertThat(shown.contact()).contains(BEATRIZ);
        assertThat(shown.remote()).isEqualTo(Party.of("+34600999888", "Beatriz Gil"));
        assertThat(shown.from()).isEqualTo(Party.of("+34600999888", "Bea"));
        rig.phone.reject(id);
        assertThat(told()).hasSize(2).allMatch(cdr -> cdr.contact().equals(shown.contact()));
    }

    @Test
    void whoIsCalledIsKnownByTheAddressBook() {
        rig.contacts.add(BEATRIZ);
        rig.dials("1002");
        assertThat(told().getFirst().contact()).contains(BEATRIZ);
        assertThat(told().getFirst().remote().label()).isEqualTo("Beatriz Gil");
    }

    @Test
    void aStrangerKeepsTheNameThatCame() {
        rig.rings("a");
        assertThat(told().getFirst().contact()).isEmpty();
        assertThat(told().getFirst().remote().label()).isEqualTo("Bea");
    }

    @Test
    void aClickOnTheContactOfACallIsTold() {
        rig.contacts.add(BEATRIZ);
        CallId id = rig.rings("a");
        assertThat(rig.phone.contactClicked(id)).isInstanceOf(Reply.Done.class);
        assertThat(rig.heard.getLast().event()).isEqualTo(new ContactClicked(id, BEATRIZ));
    }

    @Test
    void thereIsNothingToClickWhereNobodyIsKnownOrNoCallIs() {
        CallId id = rig.rings("a");
        assertThat(rig.phone.contactClicked(id))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.why()).isEqualTo(Refusal.NOT_NOW));
        assertThat(rig.phone.contactClicked(new CallId("none")))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.why()).isEqualTo(Refusal.NO_SUCH_CALL));
    }
}
