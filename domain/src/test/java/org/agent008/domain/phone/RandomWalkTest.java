package org.agent008.domain.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.agent008.domain.call.By;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.Envelope;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No order of signals throws; every call that rang ends with exactly one terminated event; {@code
 * total = wait + duration}.
 */
class RandomWalkTest {
    private static final String HELD = "m=audio 9 RTP/AVP 0\r\na=sendonly\r\n";

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyCallThatRangEndsExactlyOnce(long seed) {
        Random random = new Random(seed);
        Rig rig = Rig.registered();
        if (random.nextBoolean()) {
            rig.media.hold();
        }
        List<CallId> calls = new ArrayList<>();
        for (int step = 0; step < 120; step++) {
            step(rig, random, calls);
        }
        rig.phone.stop();
        rig.media.waiting().forEach(rig.media::release);
        rig.journal.release();
        rig.time.pass(Duration.ofMinutes(1));

        assertThat(rig.phone.snapshot().calls()).isEmpty();
        assertThat(rig.media.open).isEmpty();
        assertThat(rig.media.muted).isEmpty();
        assertThat(rig.committed).isEqualTo(rig.heard);
        Map<CallId, List<CallEvent>> byCall = new HashMap<>();
        long sequence = 0;
        for (Envelope e : rig.heard) {
            assertThat(e.sequence()).isEqualTo(++sequence);
            if (e.event() instanceof CallEvent c) {
                byCall.computeIfAbsent(c.call(), k -> new ArrayList<>()).add(c);
            }
        }
        byCall.values().forEach(RandomWalkTest::assertWhole);
    }

    private static void assertWhole(List<CallEvent> events) {
        assertThat(events.getFirst()).isInstanceOf(CallEvent.Ringing.class);
        assertThat(events.getLast()).isInstanceOf(CallEvent.Completed.class);
        assertThat(events.get(events.size() - 2)).isInstanceOf(CallEvent.Terminated.class);
        assertThat(events).filteredOn(CallEvent.Ringing.class::isInstance).hasSize(1);
        assertThat(events).filteredOn(CallEvent.Terminated.class::isInstance).hasSize(1);
        for (By by : By.values()) {
            boolean held = false;
            for (CallEvent event : events) {
                if (event instanceof CallEvent.Held h && h.by() == by) {
                    assertThat(held).isFalse();
                    held = true;
                } else if (event instanceof CallEvent.Resumed r && r.by() == by) {
                    assertThat(held).isTrue();
                    held = false;
                }
            }
        }
        Cdr end = events.getLast().cdr();
        boolean accepted = events.stream().anyMatch(CallEvent.Accepted.class::isInstance);
        assertThat(end.status()).isEqualTo(accepted ? Cdr.Status.ANSWERED : Cdr.Status.MISSED);
        assertThat(end.total()).isEqualTo(end.waited().plus(end.talked()));
        if (!accepted) {
            assertThat(end.talked()).isZero();
        }
    }

    private static void step(Rig rig, Random random, List<CallId> calls) {
        CallId any = calls.isEmpty() ? new CallId("none") : calls.get(random.nextInt(calls.size()));
        var signals = rig.sip.signals();
        switch (random.nextInt(28)) {
            case 0, 1 -> calls.add(rig.rings("in-" + calls.size()));
            case 2, 3 -> {
                if (rig.phone.dial(DialRequest.to("1002"))
                        instanceof Reply.Done<CallSnapshot>(var call)) {
                    calls.add(call.cdr().id());
                }
            }
            case 4 -> rig.phone.answer(any);
            case 22 -> rig.phone.answer(any, random.nextBoolean() ? Others.END : Others.KEEP);
            case 23 -> rig.phone.swap(any);
            case 5 -> rig.phone.reject(any);
            case 6 -> rig.phone.hangUp(any);
            case 7 -> signals.onProgress(any, Optional.of("early"));
            case 8 -> signals.onAnswered(any, random.nextInt(5) == 0 ? "garbage" : "answer");
            case 9 -> signals.onConfirmed(any, Optional.empty());
            case 10 -> signals.onReinvited(any, random.nextBoolean() ? "again" : HELD);
            case 11 -> signals.onEnded(any, HangUpCause.REMOTE_HUNG_UP, Optional.empty());
            case 12 -> rig.media.signals().onConnected(any);
            case 13 -> rig.media.signals().onFailed(any, "ICE");
            case 14 -> {
                Set<CallId> waiting = rig.media.waiting();
                waiting.stream()
                        .findFirst()
                        .ifPresent(random.nextInt(4) == 0 ? rig.media::fail : rig.media::release);
            }
            case 15 ->
                    rig.phone.setStatus(List.of("online", "dnd", "offline").get(random.nextInt(3)));
            case 16 -> rig.phone.mute(any);
            case 17 -> rig.phone.unmute(any);
            case 18 -> rig.phone.hold(any);
            case 19 -> rig.phone.resume(any);
            case 20 -> signals.onReinviteAnswered(any, random.nextBoolean() ? "yes" : "garbage");
            case 21 -> signals.onReinviteRefused(any, random.nextBoolean() ? 491 : 488);
            case 24 -> rig.media.signals().onInterrupted(any);
            case 25 -> signals.onNetworkChanged();
            case 26 -> rig.media.silent.put(any, Duration.ofSeconds(random.nextInt(60)));
            default -> {
                if (random.nextBoolean()) {
                    rig.journal.hold();
                } else {
                    rig.journal.commit();
                }
            }
        }
        if (random.nextBoolean()) {
            rig.time.pass(Duration.ofMillis(random.nextInt(3000)));
        }
    }
}
