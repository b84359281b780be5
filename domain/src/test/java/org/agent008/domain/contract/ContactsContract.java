package org.agent008.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.agent008.domain.contact.Contact;
import org.agent008.domain.contact.ImportReport;
import org.agent008.domain.contact.ImportReport.Fault;
import org.agent008.domain.contact.PhoneNumber;
import org.agent008.domain.port.Contacts;
import org.junit.jupiter.api.Test;

/** What every address book does. */
public interface ContactsContract {
    /** An address book with these contacts. */
    Contacts contacts(List<Contact> contacts);

    static Contact contact(String id, String name, String... numbers) {
        return new Contact(
                id,
                name,
                Optional.empty(),
                List.of(numbers).stream().map(PhoneNumber::of).toList(),
                Optional.empty());
    }

    private static Contact at(String organisation, Contact c) {
        return new Contact(c.id(), c.name(), Optional.of(organisation), c.phones(), c.avatar());
    }

    @Test
    default void aNumberMatchesWhoeverHasItHoweverItIsWritten() {
        Contact berta = contact("1", "Berta", "1002", "+34 600-123 456");
        Contacts book = contacts(List.of(contact("2", "Ana", "1001"), berta));
        assertThat(book.match("+34600123456")).contains(berta);
        assertThat(book.match("1002")).contains(berta);
        assertThat(book.match("1003")).isEmpty();
        assertThat(book.match("")).isEmpty();
    }

    // original defect: wrong contact
    @Test
    default void anExtensionNeverMatchesANumberThatEndsInIt() {
        Contacts book = contacts(List.of(contact("1", "Stranger", "+15551001234", "+34912341001")));
        assertThat(book.match("1001")).isEmpty();
        assertThat(book.match("1001234")).isEmpty();
        assertThat(book.match("+1555")).isEmpty();
    }

    @Test
    default void searchFindsNameOrganisationAndNumberWhateverCaseAndAccents() {
        Contact berta = at("Peña & Söhne", contact("1", "Berta Núñez", "+34 600 123 456"));
        Contacts book = contacts(List.of(berta, contact("2", "Ana", "1001")));
        for (String query : List.of("NUNEZ", "berta", "nuñ ber", "pena", "SOHNE", "600123")) {
            assertThat(book.search(query, 10)).as(query).containsExactly(berta);
        }
        assertThat(book.search("berta ana", 10)).isEmpty();
        assertThat(book.search("600999", 10)).isEmpty();
    }

    @Test
    default void vcardsAreReadAndABadOneIsNamedByItsLineAndPassedOver() throws IOException {
        String cards =
                """
                BEGIN:VCARD
                VERSION:3.0
                FN:Berta
                TEL:+34600123456
                END:VCARD
                BEGIN:VCARD
                VERSION:3.0
                TEL:1001
                END:VCARD
                BEGIN:VCARD
                VERSION:3.0
                FN:Carlos
                TEL:1002
                END:VCARD
                """;
        Contacts book = contacts(List.of());
        ImportReport report =
                book.importVcards(new ByteArrayInputStream(cards.getBytes(StandardCharsets.UTF_8)));
        assertThat(report.cards()).isEqualTo(3);
        assertThat(report.added()).isEqualTo(2);
        assertThat(report.faulty()).isEqualTo(1);
        assertThat(report.faults()).extracting(Fault::line).containsExactly(6);
        assertThat(book.match("1002")).map(Contact::name).contains("Carlos");
        assertThat(book.search("", 10)).hasSize(2);
    }

    @Test
    default void noMoreThanTheLimitAreFoundAndAnEmptyQueryFindsAll() {
        Contacts book =
                contacts(
                        IntStream.range(0, 9)
                                .mapToObj(n -> contact("" + n, "Name " + n, "100" + n))
                                .toList());
        assertThat(book.search("name", 4)).hasSize(4);
        assertThat(book.search(" ", 20)).hasSize(9);
    }
}
