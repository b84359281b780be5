package org.agent008.app.tray;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.agent008.app.tray.TrayItem.Action;
import org.agent008.app.tray.TrayItem.Label;
import org.agent008.app.tray.TrayItem.Separator;
import org.agent008.app.tray.TrayItem.SubMenu;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.CallState;
import org.agent008.domain.call.Party;
import org.agent008.domain.phone.CallSnapshot;
import org.agent008.domain.phone.PhoneSnapshot;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.settings.Account;
import org.agent008.domain.settings.Status;

/** The tray menu as data: what it offers depends on the phone's state alone. */
final class TrayMenu {
    private TrayMenu() {}

    static List<TrayItem> of(PhoneSnapshot phone) {
        List<TrayItem> items = new ArrayList<>();
        items.add(new Label(headline(phone)));
        phone.fault().ifPresent(fault -> items.add(new Label(Caption.line(fault))));
        items.add(new Separator());
        int head = items.size();
        phone.calls().stream()
                .sorted(Comparator.comparing(call -> !Badge.wantsAnAnswer(call)))
                .forEach(call -> items.addAll(entries(call)));
        if (items.size() > head) {
            items.add(new Separator());
        }
        items.add(statuses(phone));
        items.add(new Separator());
        items.add(
                new Action(
                        "Quit", new Glyph(Glyph.Shape.QUIT, Badge.GREY), false, new Wish.Quit()));
        return items;
    }

    /** The account and how it stands, in words. */
    static String headline(PhoneSnapshot phone) {
        return phone.account()
                .map(Account::name)
                .map(name -> Caption.line(name + ": " + standing(phone.registration())))
                .orElse("No account is configured");
    }

    private static String standing(Registration registration) {
        return switch (registration) {
            case Registration.Offline() -> "offline";
            case Registration.Connecting() -> "connecting…";
            case Registration.Registered() -> "registered";
            case Registration.Failed(String reason) -> "not registered. " + reason;
            case Registration.Lost(String reason) -> "connection lost. " + reason;
        };
    }

    private static List<TrayItem> entries(CallSnapshot call) {
        CallId id = call.cdr().id();
        Party other = call.cdr().remote();
        if (Badge.wantsAnAnswer(call)) {
            return List.of(
                    new Action(
                            "Answer " + Caption.full(other),
                            new Glyph(Glyph.Shape.ANSWER, Badge.GREEN),
                            false,
                            new Wish.Answer(id)),
                    hangUp("Decline " + Caption.brief(other), new Wish.Decline(id)));
        }
        return switch (call.state()) {
            case CallState.Dialing(), CallState.Ringing() ->
                    List.of(hangUp("Cancel call to " + Caption.full(other), new Wish.HangUp(id)));
            case CallState.Answering() ->
                    List.of(hangUp("Hang up " + Caption.full(other), new Wish.HangUp(id)));
            case CallState.Active(var since) ->
                    List.of(
                            hangUp("Hang up " + Caption.full(other), new Wish.HangUp(id)),
                            holding(call, Caption.brief(other)),
                            microphone(call, Caption.brief(other)));
            case CallState.Ended(var cause) -> List.of();
        };
    }

    private static Action hangUp(String text, Wish wish) {
        return new Action(text, new Glyph(Glyph.Shape.HANG_UP, Badge.RED), false, wish);
    }

    private static Action holding(CallSnapshot call, String other) {
        CallId id = call.cdr().id();
        return call.held()
                ? new Action(
                        "Resume " + other,
                        new Glyph(Glyph.Shape.ANSWER, Badge.GREEN),
                        false,
                        new Wish.Resume(id))
                : new Action(
                        "Hold " + other,
                        new Glyph(Glyph.Shape.HOLD, Badge.BLUE),
                        false,
                        new Wish.Hold(id));
    }

    private static Action microphone(CallSnapshot call, String other) {
        CallId id = call.cdr().id();
        return call.muted()
                ? new Action(
                        "Unmute " + other,
                        new Glyph(Glyph.Shape.MICROPHONE, Badge.GREEN),
                        false,
                        new Wish.Unmute(id))
                : new Action(
                        "Mute " + other,
                        new Glyph(Glyph.Shape.MUTED, Badge.GREY),
                        false,
                        new Wish.Mute(id));
    }

    private static SubMenu statuses(PhoneSnapshot phone) {
        List<TrayItem> choices =
                phone.statuses().stream()
                        .map(s -> choice(s, s.value().equals(phone.status().value())))
                        .toList();
        Status now = phone.status();
        return new SubMenu(
                "Status: " + Caption.line(now.text()),
                new Glyph(Glyph.Shape.DOT, CssColor.rgb(now.color())),
                choices);
    }

    private static TrayItem choice(Status status, boolean chosen) {
        return new Action(
                Caption.line(status.text()),
                new Glyph(
                        chosen ? Glyph.Shape.TICKED_DOT : Glyph.Shape.DOT,
                        CssColor.rgb(status.color())),
                chosen,
                new Wish.ChooseStatus(status.value()));
    }
}
