package org.agent008.adapter.storage;

import static org.agent008.adapter.storage.Vcards.card;
import static org.agent008.adapter.storage.Vcards.stream;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.agent008.domain.contact.Contact;
import org.agent008.domain.contact.ImportReport;
import org.agent008.domain.contact.ImportReport.Fault;
import org.agent008.domain.contact.PhoneNumber;
import org.agent008.domain.port.Contacts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactImportTest {
    @TempDir private Path directory;
    private SqliteStore store;
    private Contacts contacts;

    @BeforeEach
    void open() throws IOException {
        store = SqliteStore.open(directory.resolve("agent008.db"), List.of());
        contacts = store.contacts();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private ImportReport read(String text) throws IOException {
        return contacts.importVcards(stream(text));
    }

    private Contact only() {
        List<Contact> all = contacts.search("", 10);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void allThatAPhoneWantsToKnowOfACardIsRead() throws IOException {
        read(
                card(
                        "UID:urn:uuid:1",
                        "FN:Berta Núñez",
                        "ORG:Núñez e Hijas;Ventas",
                        "TEL;TYPE=work,voice;VALUE=uri:tel:+34-917-370-224;ext=12",
                        "TEL;TYPE=\"cell,pref\":+34 600 123 456",
                        "IMPP:sip:berta@example.com",
                        "PHOTO:https://crm.example.com/berta.jpg",
                        "NOTE:a long",
                        "  folded note"));
        assertThat(only())
                .isEqualTo(
                        new Contact(
                                "urn:uuid:1",
                                "Berta Núñez",
                                Optional.of("Núñez e Hijas, Ventas"),
                                List.of(
                                        new PhoneNumber("+34 600 123 456", Optional.of("cell")),
                                        new PhoneNumber(
                                                "+34-917-370-224;ext=12", Optional.of("work")),
                                        new PhoneNumber("berta@example.com", Optional.of("sip"))),
                                Optional.of("https://crm.example.com/berta.jpg")));
    }

    @Test
    void cardsOfOldPhonesAndOfWindowsAreRead() throws IOException {
        read(
                """
                BEGIN:VCARD
                VERSION:2.1
                N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:N=C3=BA=C3=B1ez;Berta;;;
                TEL;CELL:600123456
                END:VCARD
                """);
        assertThat(only().name()).isEqualTo("Berta Núñez");
        String old = "BEGIN:VCARD\nVERSION:2.1\nN:Muñoz;Ana\nTEL;HOME:1001\nEND:VCARD\n";
        contacts.importVcards(
                new ByteArrayInputStream(old.getBytes(Charset.forName("windows-1252"))));
        assertThat(contacts.match("1001")).map(Contact::name).contains("Ana Muñoz");
    }

    @Test
    void aFileThatIsReadAgainUpdatesAndDoublesNobody() throws IOException {
        String two =
                card("FN:Ana", "TEL:1001") + card("FN:Ana", "TEL:1002") + card("FN:B", "TEL:1003");
        assertThat(read(two).added()).isEqualTo(3);
        ImportReport same = read(two);
        assertThat(same.added()).isZero();
        assertThat(same.unchanged()).isEqualTo(3);
        ImportReport changed = read(two.replace("1003", "1004"));
        assertThat(changed.updated()).isEqualTo(1);
        assertThat(contacts.search("", 10)).hasSize(3);
        assertThat(contacts.match("1003")).isEmpty();
        assertThat(contacts.match("1004")).map(Contact::name).contains("B");
    }

    @Test
    void contactsAreThereAfterARestart() throws IOException {
        read(card("FN:Ana", "TEL:1001"));
        Contact ana = only();
        store.close();
        open();
        assertThat(contacts.match("1001")).contains(ana);
    }

    @Test
    void badCardsAreNamedByTheirLineAndTheOthersAreKept() throws IOException {
        String broken = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Cut off\r\n";
        ImportReport report =
                read(
                        card("FN:Ana", "TEL:1001") // lines 1 to 5
                                + "\r\nnonsense\r\n"
                                + card("TEL:1002") // line 8
                                + broken // line 12
                                + card("FN:Berta", "TEL:1003") // line 15
                                + card("FN:Nobody", "EMAIL:a@example.com")
                                + "BEGIN:VCARD\r\nFN:Late\r\nTEL:1"); // line 25
        assertThat(report.cards()).isEqualTo(6);
        assertThat(report.added()).isEqualTo(2);
        assertThat(report.withoutNumber()).isEqualTo(1);
        assertThat(report.faults())
                .containsExactly(
                        new Fault(8, "has no name (FN, N or ORG)"),
                        new Fault(12, "has no END:VCARD"),
                        new Fault(25, "has no END:VCARD"));
        assertThat(contacts.search("", 10))
                .extracting(Contact::name)
                .containsExactly("Ana", "Berta");
    }

    @Test
    void aCardWithinACardBelongsToIt() throws IOException {
        ImportReport report =
                read(
                        """
                        BEGIN:VCARD
                        VERSION:2.1
                        N:Gil;Ana
                        TEL:1001
                        AGENT:
                        BEGIN:VCARD
                        VERSION:2.1
                        N:Helper
                        TEL:1002
                        END:VCARD
                        END:VCARD
                        """);
        assertThat(report.cards()).isEqualTo(1);
        assertThat(only().name()).isEqualTo("Ana Gil");
    }

    @Test
    void whatIsNoAddressBookHasNoCards() throws IOException {
        assertThat(read("name;number\nAna;1001\n").cards()).isZero();
        assertThat(read("").cards()).isZero();
    }

    @Test
    void twoThousandCardsAreReadSearchedAndMatched() throws IOException {
        String cards =
                IntStream.range(0, 2_000)
                        .mapToObj(n ->
                                card(
                                        "UID:" + n,
                                        "FN:Person Nº " + n,
                                        "TEL;TYPE=cell:+346%08d".formatted(n),
                                        "TEL;TYPE=work:9%08d".formatted(n)))
                        .collect(Collectors.joining());
        assertThat(read(cards).added()).isEqualTo(2_000);
        assertThat(read(cards).unchanged()).isEqualTo(2_000);
        assertThat(contacts.match("+34600001777")).map(Contact::id).contains("1777");
        assertThat(contacts.search("person 1777", 10)).hasSize(1);
    }
}
