package org.agent008.adapter.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.agent008.domain.call.CallState;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.fake.SampleEvents;
import org.agent008.domain.phone.CallSnapshot;
import org.agent008.domain.phone.PhoneSnapshot;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.settings.Account;
import org.agent008.domain.settings.CallerNumber;
import org.agent008.domain.settings.Secret;
import org.agent008.domain.settings.Status;
import org.agent008.domain.settings.TransferRules;
import org.junit.jupiter.api.Test;

class PhoneJsonTest {
    private static CallSnapshot call(CallState state) {
        return new CallSnapshot(
                SampleEvents.cdr("c1"),
                state,
                true,
                true,
                false,
                true,
                false,
                true,
                Optional.of(SampleEvents.transfer()),
                Optional.of("No."),
                SampleEvents.START.plusMillis(7_000));
    }

    @Test
    void aCallTellsItsStateAndItsCdr() {
        JsonNode json = PhoneJson.toJson(call(new CallState.Active(SampleEvents.START)));
        assertThat(json.toString())
                .startsWith(
                        "{\"id\":\"c1\",\"state\":\"active\",\"since\":\"2026-11-22T09:15:30.123Z\","
                                + "\"muted\":true,\"held\":true,\"remoteHeld\":false,\"autoAnswered\":true,\"earlyMedia\":false,"
                                + "\"foreground\":true,"
                                + "\"transfer\":{\"by\":\"local\",\"kind\":\"blind\",\"target\":\"1003\",\"outcome\":\"started\"},"
                                + "\"problem\":\"No.\",\"at\":\"2026-11-22T09:15:37.123Z\",\"cdr\":{\"id\":\"c1\",");
    }

    @Test
    void eachStateHasAName() {
        List<CallState> states =
                List.of(
                        new CallState.Dialing(),
                        new CallState.Ringing(),
                        new CallState.Answering(),
                        new CallState.Active(SampleEvents.START),
                        new CallState.Ended(HangUpCause.BUSY));
        List<CallSnapshot> calls = states.stream().map(PhoneJsonTest::call).toList();
        assertThat(PhoneJson.toJson(calls))
                .extracting(c -> c.get("state").textValue())
                .containsExactly("dialing", "ringing", "answering", "active", "ended");
    }

    @Test
    void thePhoneTellsEverythingButThePassword() {
        Account account =
                new Account(
                        "ana@example.com",
                        "ana",
                        "example.com",
                        "ana-auth",
                        new Secret("hush"),
                        List.of(URI.create("wss://pbx.example.com/ws")),
                        Optional.of("Ana"));
        PhoneSnapshot phone =
                new PhoneSnapshot(
                        Optional.of(account),
                        new Registration.Lost("no network"),
                        Status.ONLINE,
                        List.of(Status.ONLINE, Status.OFFLINE),
                        List.of(new CallerNumber("+34600", List.of("work"))),
                        Optional.of("+34600"),
                        TransferRules.DEFAULT,
                        List.of(call(new CallState.Ringing())),
                        Optional.of("The disk is full."));
        String json = PhoneJson.toJson(phone, Map.of("java", "25", "app", "0.1.0")).toString();
        assertThat(json)
                .startsWith(
                        "{\"registration\":{\"state\":\"lost\",\"reason\":\"no network\"},"
                                + "\"account\":{\"name\":\"ana@example.com\","
                                + "\"sipUri\":\"sip:ana@example.com\",\"displayName\":\"Ana\"},"
                                + "\"status\":\"online\",\"statuses\":[{\"value\":\"online\","
                                + "\"text\":\"Online\",\"color\":\"#2e9e44\",\"dnd\":false},")
                .contains(
                        "\"numbers\":[{\"number\":\"+34600\",\"tags\":[\"work\"]}],\"callerId\":\"+34600\"")
                .endsWith(
                        "\"fault\":\"The disk is full.\",\"versions\":{\"app\":\"0.1.0\",\"java\":\"25\"}}")
                .doesNotContain("hush");
    }
}
