package org.agent008.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.agent008.domain.call.CallId;
import org.agent008.domain.fake.FakeAudioDevices;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.port.AudioDevices;
import org.junit.jupiter.api.Test;

class WishesTest {
    private static final CallId CALL = new CallId("a");
    private static final CallId OTHER = new CallId("b");

    private final ScriptedPhone phone = new ScriptedPhone();
    private final List<String> opened = new ArrayList<>();
    private final FakeAudioDevices devices = new FakeAudioDevices();
    private final Wishes wishes =
            new Wishes(new Mailbox(Runnable::run, phone), devices, new Opened());

    @Test
    void eachWishReachesThePhone() {
        List.of(
                        new Wish.Answer(CALL),
                        new Wish.HoldAndAnswer(CALL),
                        new Wish.EndAndAnswer(CALL),
                        new Wish.Swap(CALL),
                        new Wish.Decline(CALL),
                        new Wish.HangUp(CALL),
                        new Wish.Hold(CALL),
                        new Wish.Resume(CALL),
                        new Wish.Mute(CALL),
                        new Wish.Unmute(CALL),
                        new Wish.Connect(CALL, OTHER),
                        new Wish.GoBack(OTHER, CALL),
                        new Wish.AcceptTransfer(CALL),
                        new Wish.DeclineTransfer(CALL),
                        new Wish.ShowContact(CALL),
                        new Wish.ChooseStatus("dnd"),
                        new Wish.ChooseCallerId("+1"))
                .forEach(wishes);
        assertThat(phone.wishes)
                .containsExactly(
                        "answer a",
                        "answer a HOLD",
                        "answer a END",
                        "swap a",
                        "reject a",
                        "hang up a",
                        "hold a",
                        "resume a",
                        "mute a",
                        "unmute a",
                        "transfer a into b",
                        "hang up b",
                        "resume a",
                        "accept transfer a",
                        "decline transfer a",
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
        wishes.accept(new Wish.OpenKeypad(CALL));
        wishes.accept(new Wish.OpenTransfer(CALL));
        wishes.accept(new Wish.OpenAccount());
        wishes.accept(new Wish.LogOut());
        wishes.accept(new Wish.Explain(new Concern("CRM is gone", "Mend it.")));
        wishes.accept(new Wish.Quit());
        assertThat(opened)
                .containsExactly(
                        "dial 1002",
                        "keypad a",
                        "transfer a",
                        "account",
                        "log out",
                        "explain CRM is gone",
                        "quit");
    }

    @Test
    void aDeviceIsChosenAndOneThatIsGoneIsSaidToBe() {
        wishes.accept(new Wish.ChooseDevice(AudioDevices.Use.SPEAKER, "headset"));
        assertThat(devices.snapshot().choices())
                .hasEntrySatisfying(
                        AudioDevices.Use.SPEAKER,
                        choice -> assertThat(choice.device()).contains(FakeAudioDevices.HEADSET));
        wishes.accept(new Wish.ChooseDevice(AudioDevices.Use.SPEAKER, "pulled out"));
        assertThat(opened)
                .containsExactly(
                        "told This device is not there any more; the one before is still in use.");
    }

    private final class Opened implements Doors {
        @Override
        public void dial(String number) {
            opened.add("dial " + number);
        }

        @Override
        public void keypad(CallId call) {
            opened.add("keypad " + call);
        }

        @Override
        public void transfer(CallId call) {
            opened.add("transfer " + call);
        }

        @Override
        public void account() {
            opened.add("account");
        }

        @Override
        public void logOut() {
            opened.add("log out");
        }

        @Override
        public void explain(Concern concern) {
            opened.add("explain " + concern.title());
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
