package org.agent008.domain.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.agent008.domain.phone.DialRequest.By;
import org.agent008.domain.settings.DialPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialGuardTest {
    private Instant now = Instant.EPOCH;
    private DialPolicy policy = DialPolicy.DEFAULT;
    private final DialGuard guard = new DialGuard(() -> policy, () -> now);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "112",
                "911",
                "tel:999",
                "0112",
                "+449098790000",
                "00 1 900 555 1234",
                "0900 123456",
                "+882 16 1234567"
            })
    void programsReachNoEmergencyAndNoPremiumRateNumber(String number) {
        assertThat(objection(number, By.PROGRAM)).isPresent();
        assertThat(objection(number, By.LINK)).isEmpty();
        assertThat(objection(number, By.PERSON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1001",
                "100",
                "901",
                "1120",
                "+34600123456",
                "*98",
                "911@example.com",
                "600"
            })
    void ordinaryNumbersAreFree(String number) {
        assertThat(objection(number, By.PROGRAM)).isEmpty();
    }

    @Test
    void whatIsNamedIsAllowedAndNothingElse() {
        policy = new DialPolicy(List.of("112", "+34*", "*@example.com"), List.of(), 30, true);
        assertThat(objection("112", By.PROGRAM)).isEmpty();
        assertThat(objection("0034600123456", By.PROGRAM)).isEmpty();
        assertThat(objection("sip:ana@example.com", By.LINK)).isEmpty();
        assertThat(objection("1001", By.PROGRAM))
                .hasValueSatisfying(text -> assertThat(text).contains("dialPolicy.allow"));
        assertThat(objection("1001", By.PERSON)).isEmpty();
    }

    @Test
    void whatIsDeniedStaysSo() {
        policy = new DialPolicy(List.of("+34*"), List.of("+34806*"), 30, true);
        assertThat(objection("+34806123456", By.LINK))
                .hasValueSatisfying(text -> assertThat(text).contains("dialPolicy.deny"));
    }

    @Test
    void aMinuteHasOnlySoManyCalls() {
        policy = new DialPolicy(List.of(), List.of(), 2, true);
        guard.count(By.PROGRAM);
        guard.count(By.PERSON);
        assertThat(objection("1001", By.PROGRAM)).isEmpty();
        guard.count(By.LINK);
        assertThat(objection("1001", By.PROGRAM))
                .hasValueSatisfying(text -> assertThat(text).contains("2 calls a minute"));
        assertThat(objection("1001", By.PERSON)).isEmpty();
        now = now.plusSeconds(60);
        assertThat(objection("1001", By.PROGRAM)).isEmpty();
    }

    private Optional<String> objection(String number, By by) {
        Destination to = Destination.parse(number).orElseThrow();
        Optional<Reply<String>> objection = guard.objection(to, by);
        return objection.map(reply -> ((Reply.Refused<String>) reply).text());
    }
}
