package org.agent008.domain.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DoctorTest {
    private Instant now = Instant.EPOCH;
    private final List<Step> told = new ArrayList<>();

    @Test
    void eachStepIsToldAtOnceWithTheTimeItTook() throws InterruptedException {
        Check slow =
                chart ->
                        chart.look(
                                "slow",
                                () -> {
                                    now = now.plusMillis(250);
                                    return Finding.ok("well");
                                });
        Check second =
                chart ->
                        chart.look(
                                "second",
                                () -> {
                                    assertThat(told).hasSize(1);
                                    return Finding.warning("hm", "look after it");
                                });

        List<Step> steps = examine(slow, second);

        assertThat(steps).isEqualTo(told);
        assertThat(steps.getFirst())
                .isEqualTo(new Step("slow", Finding.ok("well"), Duration.ofMillis(250)));
        assertThat(Doctor.allWell(steps)).isTrue();
    }

    @Test
    void aCheckThatFailsItselfIsAFaultAndTheOthersGoOn() throws InterruptedException {
        Check broken =
                _ -> {
                    throw new IllegalStateException("boom");
                };

        List<Step> steps = examine(broken, chart -> chart.look("next", () -> Finding.ok("well")));

        assertThat(steps).hasSize(2);
        assertThat(steps.getFirst().finding().text()).contains("boom");
        assertThat(Doctor.allWell(steps)).isFalse();
    }

    @Test
    void whatMakesNoSenseAfterAFaultCanBeLeftOut() throws InterruptedException {
        List<Step> steps =
                examine(chart -> {
                    if (chart.look("DNS", () -> Finding.fault("no such host", "check it"))) {
                        chart.look("TCP", () -> Finding.ok("open"));
                    }
                });
        assertThat(steps).extracting(Step::name).containsExactly("DNS");
    }

    @Test
    void theFirstSentenceSaysWhatIsWrongAndTheRestWhatToDo() {
        Finding refused = Finding.fault("The password was refused. Check sipPassword.");
        assertThat(refused.text()).isEqualTo("The password was refused.");
        assertThat(refused.advice()).contains("Check sipPassword.");
        assertThat(Finding.fault("Only this.").advice()).isEqualTo(Optional.empty());
    }

    private List<Step> examine(Check... checks) throws InterruptedException {
        return new Doctor(() -> List.of(checks), () -> now).examine(told::add);
    }
}
