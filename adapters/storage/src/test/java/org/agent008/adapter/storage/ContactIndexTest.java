package org.agent008.adapter.storage;

import static org.agent008.domain.contract.ContactsContract.contact;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.agent008.domain.contact.Contact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has a number, as people and phone systems write numbers. */
class ContactIndexTest {
    private static Optional<String> match(String region, String number, Contact... contacts) {
        return new ContactIndex(List.of(contacts), new Numbers(region))
                .match(number)
                .map(Contact::name);
    }

    @ParameterizedTest
    @CsvSource({
        "ES, 600 123 456, +34600123456",
        "ES, +34600123456, 600123456",
        "ES, +34 600 12 34 56, 0034600123456",
        "ES, +34600123456, 34600123456",
        "ES, +1 212 555 0100, 12125550100",
        "US, (212) 555-0100, +12125550100",
        "US, 1-212-555-0100, 2125550100",
        "US, +34 917 370 224, 01134917370224",
        "DE, 030 901820, +4930901820",
        "ZZ, +34600123456, 34600123456",
        "ES, tel:+34-917-370-224;ext=12, +34917370224;ext=12",
        "ES, '+34 917 370 224 ext 12', '+34917370224,12'",
        "ES, sip:Ana@example.com, ana@example.com",
        "ES, 1001, 1001",
        "ES, *98, *98"
    })
    void aNumberIsTheSameHoweverItIsWritten(String region, String kept, String calling) {
        assertThat(match(region, calling, contact("1", "Ana", kept))).contains("Ana");
    }

    // original defect: wrong contact
    @ParameterizedTest
    @CsvSource({
        "US, +15551001234, 1001",
        "US, +15551001234, 1234",
        "US, 1001, +15551001234",
        "ES, +34600123456, 123456",
        "ES, 600123456, +44600123456",
        "ES, +34600123456, 600123457",
        "ZZ, 600123456, +34600123456",
        "ES, +34917370224;ext=12, +34917370224",
        "ES, +34917370224, '+34917370224,12'",
        "ES, 12, '+34917370224,12'",
        "ES, ana@example.com, ana@example.org",
        "ES, ana@example.com, ana",
        "ES, 98, *98"
    })
    void anotherNumberIsAnotherHoweverMuchTheyHaveInCommon(
            String region, String kept, String calling) {
        assertThat(match(region, calling, contact("1", "Ana", kept))).isEmpty();
    }

    @Test
    void theNumberAsWrittenWinsOverTheSameNumberWrittenInAnotherWay() {
        assertThat(
                        match(
                                "ES",
                                "+34600123456",
                                contact("1", "Ana", "600123456"),
                                contact("2", "Zoe", "+34600123456")))
                .contains("Zoe");
    }

    @Test
    void whoHasTheNumberInTheFirstPlaceWinsOverWhoHasItToo() {
        assertThat(
                        match(
                                "ES",
                                "+34917370224",
                                contact("1", "Ana", "+34600123456", "+34917370224"),
                                contact("2", "Zoe", "+34917370224")))
                .contains("Zoe");
    }

    @Test
    void theCountryIsThatOfTheOwnNumbersElseThatOfTheLocale() {
        Locale german = Locale.GERMANY;
        assertThat(Numbers.of(List.of("1001", "+34917370224"), german).region()).isEqualTo("ES");
        assertThat(Numbers.of(List.of("1001", "917370224"), german).region()).isEqualTo("DE");
        assertThat(Numbers.of(List.of(), Locale.ROOT).region()).isEqualTo("ZZ");
    }

    @Test
    void theBestNamesComeFirst() {
        ContactIndex index =
                new ContactIndex(
                        List.of(
                                contact("1", "Susana Gil", "1"),
                                contact("2", "Berta Anaya", "2"),
                                contact("3", "Ana Zorro", "3")),
                        new Numbers("ES"));
        assertThat(index.search("ana", 10))
                .extracting(Contact::name)
                .containsExactly("Ana Zorro", "Berta Anaya", "Susana Gil");
    }

    @Test
    void aNumberIsSearchedWithoutItsSpaces() {
        ContactIndex index =
                new ContactIndex(
                        List.of(contact("1", "Ana", "+34 600-123-456")), new Numbers("ES"));
        assertThat(index.search("600 12 34", 10)).hasSize(1);
        assertThat(index.search("12 600", 10)).isEmpty();
    }
}
