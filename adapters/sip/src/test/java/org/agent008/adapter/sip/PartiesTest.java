package org.agent008.adapter.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.agent008.domain.call.Party;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartiesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Ana\" <sip:+34600@host;user=phone>;tag=1 | +34600 | Ana",
                "\"Ana \\\"P\\\" López\" <sip:ana@host> | ana | Ana \"P\" López",
                "Sales desk <sips:100:pw@host> | 100 | Sales desk",
                "<tel:+34-600-123.456;phone-context=x> | +34600123456 |",
                "tel:600;tag=2 | 600 |",
                "sip:anonymous@anonymous.invalid;tag=3 | anonymous |",
                "\"Anonymous\" <sip:anonymous@anonymous.invalid> | anonymous | Anonymous",
                "<sip:gateway.example:5060;lr> | gateway.example:5060 |",
                "<sip:*98%23@host> | *98# |",
                "<34600> | 34600 |",
                "34600 | 34600 |",
            })
    void readsWhatPbxsSend(String header, String number, String name) {
        assertThat(Parties.parse(header)).isEqualTo(new Party(number, Optional.ofNullable(name)));
    }

    @Test
    void aNameOfAnyLengthIsRead() {
        String name = "a\\\"".repeat(100_000);
        assertThat(Parties.parse("\"" + name + "\" <sip:ana@host>").number()).isEqualTo("ana");
        String spaces = " ".repeat(200_000);
        assertThat(Parties.parse("Ana" + spaces + "P <sip:ana@host>").number()).isEqualTo("ana");
        assertThat(Parties.parse("Ana" + spaces + "P").number()).startsWith("Ana");
    }

    @Test
    void aNumberBecomesAUserPartOrNothing() {
        assertThat(Parties.userPart("+34600")).contains("+34600");
        assertThat(Parties.userPart("*98#")).contains("*98%23");
        assertThat(Parties.userPart("1>\r\nX: y")).isEmpty();
        assertThat(Parties.userPart("a b")).isEmpty();
    }
}
