package org.agent008.app.view;

import java.util.function.Consumer;
import java.util.function.Function;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.phone.Others;
import org.agent008.domain.phone.Phone;
import org.agent008.domain.phone.Reply;
import org.agent008.domain.port.AudioDevices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what the person wishes for to the phone, and tells the person what the phone refuses. Safe
 * from any thread; returns at once.
 */
public final class Wishes implements Consumer<Wish> {
    private static final Logger log = LoggerFactory.getLogger(Wishes.class);

    private final Mailbox mailbox;
    private final AudioDevices devices;
    private final Doors doors;

    public Wishes(Mailbox mailbox, AudioDevices devices, Doors doors) {
        this.mailbox = mailbox;
        this.devices = devices;
        this.doors = doors;
    }

    @Override
    public void accept(Wish wish) {
        switch (wish) {
            case Wish.Answer(var call) -> ask(phone -> phone.answer(call));
            case Wish.HoldAndAnswer(var call) -> ask(phone -> phone.answer(call, Others.HOLD));
            case Wish.EndAndAnswer(var call) -> ask(phone -> phone.answer(call, Others.END));
            case Wish.Swap(var call) -> ask(phone -> phone.swap(call));
            case Wish.Decline(var call) -> ask(phone -> phone.reject(call));
            case Wish.HangUp(var call) -> ask(phone -> phone.hangUp(call));
            case Wish.Hold(var call) -> ask(phone -> phone.hold(call));
            case Wish.Resume(var call) -> ask(phone -> phone.resume(call));
            case Wish.Mute(var call) -> ask(phone -> phone.mute(call));
            case Wish.Unmute(var call) -> ask(phone -> phone.unmute(call));
            case Wish.OpenKeypad(var call) -> doors.keypad(call);
            case Wish.OpenTransfer(var call) -> doors.transfer(call);
            case Wish.Connect(var call, var with) -> ask(phone -> phone.transfer(call, with));
            case Wish.GoBack(var consultation, var to) -> {
                ask(phone -> phone.hangUp(consultation));
                ask(phone -> phone.resume(to));
            }
            case Wish.AcceptTransfer(var call) -> ask(phone -> phone.acceptTransfer(call));
            case Wish.DeclineTransfer(var call) -> ask(phone -> phone.declineTransfer(call));
            case Wish.ShowContact(var call) -> ask(phone -> phone.contactClicked(call));
            case Wish.ChooseStatus(var value) -> ask(phone -> phone.setStatus(value));
            case Wish.ChooseCallerId(var number) -> ask(phone -> phone.setCallerId(number));
            case Wish.ChooseDevice(var use, var device) -> choose(use, device);
            case Wish.OpenDial(var number) -> doors.dial(number);
            case Wish.OpenAccount() -> doors.account();
            case Wish.LogOut() -> doors.logOut();
            case Wish.Explain(var concern) -> doors.explain(concern);
            case Wish.Quit() -> doors.quit();
        }
    }

    /** A device may have been pulled out since the menu was drawn. */
    private void choose(AudioDevices.Use use, String device) {
        if (!devices.choose(use, device)) {
            doors.tell("This device is not there any more; the one before is still in use.");
        }
    }

    private <T> void ask(Function<Phone, Reply<T>> wish) {
        var _ =
                mailbox.ask(wish)
                        .whenComplete((reply, failure) -> {
                            if (failure != null) {
                                log.error("The phone failed at a wish of the person", failure);
                            } else if (reply instanceof Reply.Refused<T>(var why, var text)) {
                                log.warn("{}", text);
                                doors.tell(text);
                            }
                        });
    }
}
