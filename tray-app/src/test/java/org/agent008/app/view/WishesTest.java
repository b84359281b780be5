package org.agent008.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.Party;
import org.agent008.domain.phone.Mailbox;
import org.junit.jupiter.api.Test;

class WishesTest {
    private static final CallId CALL = new CallId("a");

    private final ScriptedPhone phone = new ScriptedPhone();
    private final List<String> opened = new ArrayList<>();
    private final Wishes wishes = new Wishes(new Mailbox(Runnable::run, phone), new Opened());

    @Test
    void eachWishReachesThePhone() {
        List.of(
                        new Wish.Answer(CALL),
                        new Wish.Decline(CALL),
                        new Wish.HangUp(CALL),
                        new Wish.Hold(CALL),
                        new Wish.Resume(CALL),
                        new Wish.Mute(CALL),
                        new Wish.Unmute(CALL),
                        new Wish.ShowContact(CALL),
                        new Wish.ChooseStatus("dnd"),
                        new Wish.ChooseCallerId("+1"))
                .forEach(wishes);
        assertThat(phone.wishes)
                .containsExactly(
                        "answer a",
                        "reject a",
                        "hang up a",
                        "hold a",
                        "resume a",
                        "mute a",
                        "unmute a",
                        "contact a",
                        "status dnd",
                        "caller id +1");
    }

    @Test
    void whatThePhoneRefusesIsToldToThePerson() {
        wishes.accept(new Wish.Answer(CALL));
        assertThat(opened).containsExactly("told The script decides, not: answer a");
    }

    @Test
    void dialogsAndTheWayOutAreOpened() {
        wishes.accept(new Wish.OpenDial("1002"));
        wishes.accept(new Wish.Quit());
        assertThat(opened).containsExactly("dial 1002", "quit");
    }

    @Test
    void holdAndAnswerHoldsTheCallThatIsHeardAndNoOther() {
        twoCallsAndARingingOne();
        wishes.accept(new Wish.HoldAndAnswer(new CallId("c")));
        assertThat(phone.wishes).containsExactly("hold a", "answer c");
    }

    @Test
    void endAndAnswerHangsUpTheCallThatIsHeardAndNoOther() {
        twoCallsAndARingingOne();
        wishes.accept(new Wish.EndAndAnswer(new CallId("c")));
        assertThat(phone.wishes).containsExactly("hang up a", "answer c");
    }

    private void twoCallsAndARingingOne() {
        phone.become(
                Snapshots.registered(
                        Snapshots.active("a", Snapshots.ANA),
                        Snapshots.held(Snapshots.active("b", Party.of("1002"))),
                        Snapshots.ringing("c", Party.of("1003"))));
    }

    private final class Opened implements Doors {
        @Override
        public void dial(String number) {
            opened.add("dial " + number);
        }

        @Override
        public void tell(String problem) {
            opened.add("told " + problem);
        }

        @Override
        public void quit() {
            opened.add("quit");
        }
    }
}
