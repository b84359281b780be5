package org.agent008.domain.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.agent008.domain.call.CallId;
import org.agent008.domain.phone.Reply.Refused;
import org.junit.jupiter.api.Test;

class KeypadTest {
    private final Rig rig = Rig.registered();
    private final CallId a = rig.rings("a");

    private void answer() {
        rig.phone.answer(a);
        rig.time.settle();
    }

    @Test
    void keysGoOutOneAfterAnotherAndACommaWaitsTwoSeconds() {
        answer();
        rig.phone.dtmf(a, "1 a,#");
        rig.time.settle();
        assertThat(rig.media.taken).containsExactly("key 1");
        rig.time.pass(Duration.ofMillis(250));
        rig.time.pass(Duration.ofMillis(1_900));
        assertThat(rig.media.taken).containsExactly("key 1", "key A");
        rig.time.pass(Duration.ofMillis(500));
        assertThat(rig.media.taken).containsExactly("key 1", "key A", "key #");
        assertThat(rig.story()).endsWith("key:a/LOCAL/1 key:a/LOCAL/A key:a/LOCAL/#");
    }

    @Test
    void withoutTelephoneEventsKeysGoByInfo() {
        rig.media.events = false;
        answer();
        rig.phone.dtmf(a, "5");
        rig.time.settle();
        assertThat(rig.sip.sent).last().isEqualTo("INFO a 5");
        rig.sip.signals().onDtmfRefused(a, 415);
        rig.time.settle();
        assertThat(rig.phone.snapshot().calls().getFirst().problem())
                .contains("Keypad tones could not be sent: the other side said no (415).");
    }

    @Test
    void keysThatTheFarEndPressesAreTold() {
        answer();
        rig.sip.signals().onDtmf(a, '7');
        rig.media.signals().onDtmf(a, '8');
        rig.time.settle();
        assertThat(rig.story()).endsWith("key:a/REMOTE/7 key:a/REMOTE/8");
    }

    @Test
    void aCallThatIsNotTalkedInTakesNoKeys() {
        assertThat(rig.phone.dtmf(a, "5")).isInstanceOf(Refused.class);
        answer();
        assertThat(rig.phone.dtmf(a, "5x")).isInstanceOf(Refused.class);
        assertThat(rig.phone.dtmf(a, "")).isInstanceOf(Refused.class);
        rig.phone.hold(a);
        assertThat(rig.phone.dtmf(a, "5")).isInstanceOf(Refused.class);
    }
}
