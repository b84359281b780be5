package org.agent008.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DialTextTest {
    @Test
    void anEmptyFieldIsNotWrongButDialsNobody() {
        assertThat(DialText.of(" ").dials()).isEmpty();
        assertThat(DialText.of(" ").wrong(" ")).isFalse();
    }

    @Test
    void whatWouldBeDialedIsSaidWhileThePersonTypes() {
        assertThat(DialText.of("+34 600-123").text()).isEqualTo("Dials +34600123");
    }

    // original defect: sip:user@host, callto:, tel:*98 and ;ext= are refused
    @Test
    void pastedLinksAreUnderstood() {
        assertThat(DialText.of("tel:+34-600-123-456;ext=12").text())
                .isEqualTo("Dials +34600123456,12");
        assertThat(DialText.of("tel:*98").text()).isEqualTo("Dials *98");
        assertThat(DialText.of("callto:1001").text()).isEqualTo("Dials 1001");
        assertThat(DialText.of("sip:ana@example.com").text()).isEqualTo("Dials ana@example.com");
    }

    @Test
    void whatCannotBeCalledIsSaidToBeWrong() {
        DialText said = DialText.of("two words");
        assertThat(said.dials()).isEmpty();
        assertThat(said.wrong("two words")).isTrue();
        assertThat(said.text()).isEqualTo("This is not a number or address that can be called.");
    }
}
