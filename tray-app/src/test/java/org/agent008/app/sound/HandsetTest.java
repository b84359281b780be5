package org.agent008.app.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.agent008.app.harness.Await;
import org.agent008.domain.call.CallId;
import org.agent008.domain.fake.PhoneOnFakes;
import org.agent008.domain.phone.DialRequest;
import org.agent008.domain.phone.Others;
import org.junit.jupiter.api.Test;

class HandsetTest {
    private static final CallId CALL = new CallId("one");

    private final AtomicReference<Set<CallId>> talks = new AtomicReference<>(Set.of(CALL));

    @Test
    void thePersonTalksInACallFromItsAnswerToItsEndAndNotWhileItRings() {
        try (var phone = new PhoneOnFakes()) {
            Handset.follow(phone.mailbox(), talks::set);
            phone.registered();
            phone.rings("one");
            assertThat(talks.get()).isEmpty();
            phone.mailbox().ask(p -> p.answer(CALL)).join();
            Await.until("the person talks", () -> talks.get().equals(Set.of(CALL)));
            phone.mailbox().ask(p -> p.hangUp(CALL)).join();
            Await.until("the person talks no more", () -> talks.get().isEmpty());
        }
    }

    @Test
    void ofSeveralCallsThePersonIsInTheOneAnsweredLastAndInNoneThatIsHeld() {
        try (var phone = new PhoneOnFakes()) {
            CallId second = new CallId("two");
            Handset.follow(phone.mailbox(), talks::set);
            phone.registered();
            phone.rings("one");
            phone.mailbox().ask(p -> p.answer(CALL)).join();
            Await.until("the first", () -> talks.get().equals(Set.of(CALL)));
            phone.rings("two");
            phone.mailbox().ask(p -> p.answer(second, Others.KEEP)).join();
            Await.until("the second alone", () -> talks.get().equals(Set.of(second)));
            phone.mailbox().ask(p -> p.hangUp(second)).join();
            Await.until("the first again", () -> talks.get().equals(Set.of(CALL)));
        }
    }

    @Test
    void thePersonHearsWhatTheFarEndPlaysBeforeItAnswers() {
        try (var phone = new PhoneOnFakes()) {
            Handset.follow(phone.mailbox(), talks::set);
            phone.registered();
            phone.mailbox().ask(p -> p.dial(DialRequest.to("600"))).join();
            Await.until("the person listens", () -> talks.get().size() == 1);
        }
    }
}
