package org.agent008.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.agent008.domain.call.Party;
import org.junit.jupiter.api.Test;

class CaptionTest {
    @Test
    void aNameThatBreaksTheLineStaysOnIt() {
        assertThat(Caption.full(Party.of("1", "Ana\r\n\tBea\u0000\u2028x")))
                .isEqualTo("Ana Bea x (1)");
    }

    @Test
    void aNameCannotTurnTheReadingDirectionOfTheNumber() {
        assertThat(Caption.full(Party.of("123", "Ana\u202e\u2066"))).isEqualTo("Ana (123)");
    }

    @Test
    void markupIsOnlyText() {
        assertThat(Caption.full(Party.of("1", "<b>R&D_team</b>"))).isEqualTo("<b>R&D_team</b> (1)");
    }

    @Test
    void aVeryLongNameIsCutBetweenCharactersAsPeopleSeeThem() {
        String family = "👨‍👩‍👧‍👦";
        String shown = Caption.brief(Party.of("1", family.repeat(60)));
        assertThat(shown).isEqualTo(family.repeat(39) + "…");
    }

    @Test
    void aNameOfJustTheLongestLengthIsWhole() {
        assertThat(Caption.brief(Party.of("1", "x".repeat(40)))).isEqualTo("x".repeat(40));
        assertThat(Caption.brief(Party.of("1", "x".repeat(41)))).isEqualTo("x".repeat(39) + "…");
    }

    @Test
    void aNameThatIsTheNumberIsShownOnce() {
        assertThat(Caption.full(Party.of("1001", "1001"))).isEqualTo("1001");
    }

    @Test
    void aNameOfNothingVisibleGivesWayToTheNumber() {
        assertThat(Caption.brief(Party.of("1001", "\u202e\u0007"))).isEqualTo("1001");
        assertThat(Caption.full(Party.of("1001", "\u202e\u0007"))).isEqualTo("1001");
    }

    @Test
    void halfASurrogatePairIsDropped() {
        assertThat(Caption.line("a\ud83db")).isEqualTo("a b");
    }
}
