package org.agent008.app.toast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AvatarTest {
    @Test
    void initialsAreOfTheFirstAndTheLastName() {
        assertThat(Avatar.initials("Ana María García")).isEqualTo("AG");
        assertThat(Avatar.initials("ana")).isEqualTo("A");
        assertThat(Avatar.initials("Łukasz Ørsted")).isEqualTo("ŁØ");
    }

    @Test
    void aNumberHasNoInitials() {
        assertThat(Avatar.initials("+34600123456")).isEqualTo("#");
        assertThat(Avatar.initials("  ")).isEqualTo("#");
    }

    @Test
    void timeIsToldInHoursOnlyWhereThereAreSome() {
        assertThat(CallPanel.clock(Duration.ofSeconds(-1))).isEqualTo("00:00");
        assertThat(CallPanel.clock(Duration.ofSeconds(167))).isEqualTo("02:47");
        assertThat(CallPanel.clock(Duration.ofSeconds(3_723))).isEqualTo("1:02:03");
    }
}
