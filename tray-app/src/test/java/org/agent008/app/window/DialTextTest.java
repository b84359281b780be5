package org.agent008.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.agent008.domain.contact.Contact;
import org.agent008.domain.contact.PhoneNumber;
import org.agent008.domain.fake.FakeContacts;
import org.junit.jupiter.api.Test;

class DialTextTest {
    private final FakeContacts contacts = new FakeContacts();

    @Test
    void anEmptyFieldIsNotWrongButDialsNobody() {
        assertThat(of(" ").dials()).isEmpty();
        assertThat(of(" ").wrong()).isFalse();
    }

    @Test
    void whatWouldBeDialedIsSaidWhileThePersonTypes() {
        assertThat(of("+34 600-123").text()).isEqualTo("Dials +34600123");
    }

    // original defect: sip:user@host, callto:, tel:*98 and ;ext= are refused
    @Test
    void pastedLinksAreUnderstood() {
        assertThat(of("tel:+34-600-123-456;ext=12").text()).isEqualTo("Dials +34600123456,12");
        assertThat(of("tel:*98").text()).isEqualTo("Dials *98");
        assertThat(of("callto:1001").text()).isEqualTo("Dials 1001");
        assertThat(of("sip:ana@example.com").text()).isEqualTo("Dials ana@example.com");
    }

    @Test
    void whatCannotBeCalledIsSaidToBeWrongUnlessItFindsContacts() {
        DialText said = of("two words");
        assertThat(said.dials()).isEmpty();
        assertThat(said.wrong()).isTrue();
        assertThat(said.text()).isEqualTo("This is not a number or address that can be called.");
        DialText searched = DialText.of("Dials", "two words", contacts, true);
        assertThat(searched.wrong()).isFalse();
        assertThat(searched.dials()).isEmpty();
    }

    @Test
    void whoseNumberItIsStandsBesideIt() {
        contacts.add(
                new Contact(
                        "c1",
                        "Ana García",
                        Optional.empty(),
                        List.of(PhoneNumber.of("+34600123")),
                        Optional.empty()));
        assertThat(of("+34 600-123").text()).isEqualTo("Dials +34600123 · Ana García");
    }

    private DialText of(String typed) {
        return DialText.of("Dials", typed, contacts, false);
    }
}
