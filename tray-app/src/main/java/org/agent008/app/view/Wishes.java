package org.agent008.app.view;

import java.util.function.Consumer;
import java.util.function.Function;
import org.agent008.domain.call.CallId;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.phone.Phone;
import org.agent008.domain.phone.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what the person wishes for to the phone, and tells the person what the phone refuses. Safe
 * from any thread; returns at once.
 */
public final class Wishes implements Consumer<Wish> {
    private static final Logger log = LoggerFactory.getLogger(Wishes.class);

    private final Mailbox mailbox;
    private final Doors doors;

    public Wishes(Mailbox mailbox, Doors doors) {
        this.mailbox = mailbox;
        this.doors = doors;
    }

    @Override
    public void accept(Wish wish) {
        switch (wish) {
            case Wish.Answer(var call) -> ask(phone -> phone.answer(call));
            case Wish.HoldAndAnswer(var call) ->
                    ask(phone -> {
                        others(phone, phone::hold);
                        return phone.answer(call);
                    });
            case Wish.EndAndAnswer(var call) ->
                    ask(phone -> {
                        others(phone, phone::hangUp);
                        return phone.answer(call);
                    });
            case Wish.Decline(var call) -> ask(phone -> phone.reject(call));
            case Wish.HangUp(var call) -> ask(phone -> phone.hangUp(call));
            case Wish.Hold(var call) -> ask(phone -> phone.hold(call));
            case Wish.Resume(var call) -> ask(phone -> phone.resume(call));
            case Wish.Mute(var call) -> ask(phone -> phone.mute(call));
            case Wish.Unmute(var call) -> ask(phone -> phone.unmute(call));
            case Wish.ShowContact(var call) -> ask(phone -> phone.contactClicked(call));
            case Wish.ChooseStatus(var value) -> ask(phone -> phone.setStatus(value));
            case Wish.ChooseCallerId(var number) -> ask(phone -> phone.setCallerId(number));
            case Wish.OpenDial(var number) -> doors.dial(number);
            case Wish.Quit() -> doors.quit();
        }
    }

    /** The calls that are heard right now. */
    private static void others(Phone phone, Consumer<CallId> deed) {
        phone.snapshot().calls().stream()
                .filter(CallChoices::isHeard)
                .map(call -> call.cdr().id())
                .forEach(deed);
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
