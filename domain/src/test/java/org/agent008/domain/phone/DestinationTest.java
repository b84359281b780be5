package org.agent008.domain.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1001|1001",
                "*98|*98",
                "+34 600-123-456|+34600123456",
                "(020) 7946.0018|02079460018",
                "ana|ana",
                "ana@example.com|ana@example.com",
                "sip:ana@example.com;transport=ws|ana@example.com",
                "SIP:ana@example.com:5080?subject=x|ana@example.com:5080",
                "sip:ana@example.com:65535|ana@example.com:65535",
                "sips:ana@example.com|ana@example.com",
                "sip:1001|1001",
                "tel:+34600123456|+34600123456",
                "tel:+34-600-123-456;phone-context=example.com|+34600123456",
                "tel:+34600123456;ext=12|+34600123456,12",
                "tel:*98|*98",
                "callto:1001|1001",
                "callto://+34600123456|+34600123456",
                "callto:sip:ana@example.com|ana@example.com",
                "tel:%2B34%20600123456|+34600123456",
                "sip:ana@[2001:db8::1]:5060|ana@[2001:db8::1]:5060",
            })
    // original defect: sip:user@host, callto:, tel:*98 and ;ext= are refused
    void isReadFromWhatPeopleTypePasteAndClick(String text, String expected) {
        assertThat(Destination.parse(text)).map(Destination::toString).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "tel:",
                "sip:",
                "sip:@example.com",
                "a b",
                "ana@ex ample",
                "1\r\nVia: x",
                "<1001>",
                ",",
                "()",
                "ana@x;y@z",
                "ana@example.com:65536",
                "sip:ana@example.com:0",
                "sip:ana@[::1]:99999",
                "%zz\u0000"
            })
    void isNothingWhereTheTextIsNoAddress(String text) {
        assertThat(Destination.parse(text)).isEmpty();
    }
}
