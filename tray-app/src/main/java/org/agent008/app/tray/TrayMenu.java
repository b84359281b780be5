package org.agent008.app.tray;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.agent008.app.tray.TrayItem.Action;
import org.agent008.app.tray.TrayItem.Label;
import org.agent008.app.tray.TrayItem.Separator;
import org.agent008.app.tray.TrayItem.SubMenu;
import org.agent008.app.view.Badge;
import org.agent008.app.view.CallChoices;
import org.agent008.app.view.Caption;
import org.agent008.app.view.Choice;
import org.agent008.app.view.Concern;
import org.agent008.app.view.CssColor;
import org.agent008.app.view.Glyph;
import org.agent008.app.view.Wish;
import org.agent008.domain.call.Party;
import org.agent008.domain.phone.CallSnapshot;
import org.agent008.domain.phone.Login;
import org.agent008.domain.phone.PhoneSnapshot;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.port.AudioDevices;
import org.agent008.domain.settings.Account;
import org.agent008.domain.settings.CallerNumber;
import org.agent008.domain.settings.Status;

/** The tray menu as data: what it offers depends on the phone's state alone. */
final class TrayMenu {
    private TrayMenu() {}

    static List<TrayItem> of(
            PhoneSnapshot phone, AudioDevices.Snapshot sound, Login login, List<Concern> concerns) {
        List<TrayItem> items = new ArrayList<>();
        items.add(new Label(headline(phone)));
        phone.fault().ifPresent(fault -> items.add(new Label(Caption.line(fault))));
        concerns.forEach(concern ->
                items.add(
                        new Action(
                                Caption.line(concern.title()) + "…",
                                new Glyph(Glyph.Shape.ALARM, Badge.ORANGE),
                                false,
                                new Wish.Explain(concern))));
        items.add(new Separator());
        int head = items.size();
        phone.calls().stream()
                .sorted(Comparator.comparing(call -> !CallChoices.wantsAnAnswer(call)))
                .forEach(call -> items.addAll(entries(call, phone)));
        if (items.size() > head) {
            items.add(new Separator());
        }
        items.add(
                new Action(
                        "Dial…",
                        new Glyph(Glyph.Shape.KEYPAD, Badge.GREY),
                        false,
                        new Wish.OpenDial("")));
        callerIds(phone).ifPresent(items::add);
        items.add(statuses(phone));
        items.addAll(DeviceMenus.of(sound));
        items.add(
                new Action(
                        "Account…",
                        new Glyph(Glyph.Shape.CALLER_ID, Badge.GREY),
                        false,
                        new Wish.OpenAccount()));
        logOut(login).ifPresent(items::add);
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

    private static List<TrayItem> entries(CallSnapshot call, PhoneSnapshot phone) {
        Party other = call.cdr().remote();
        List<TrayItem> entries = new ArrayList<>();
        for (Choice choice : CallChoices.of(call, phone)) {
            String who = entries.isEmpty() ? Caption.full(other) : Caption.brief(other);
            entries.add(
                    new Action(choice.before() + " " + who, choice.glyph(), false, choice.wish()));
        }
        return entries;
    }

    private static Optional<TrayItem> logOut(Login login) {
        return login instanceof Login.LoggedIn(String server, String nickname)
                ? Optional.of(
                        new Action(
                                Caption.line("Log out " + nickname),
                                new Glyph(Glyph.Shape.LOG_OUT, Badge.GREY),
                                false,
                                new Wish.LogOut()))
                : Optional.empty();
    }

    /** Only where there is a choice. */
    private static Optional<SubMenu> callerIds(PhoneSnapshot phone) {
        Optional<String> now = phone.callerId();
        Glyph glyph = new Glyph(Glyph.Shape.CALLER_ID, Badge.GREY);
        List<TrayItem> choices =
                phone.numbers().stream().map(n -> callerId(n, now, glyph)).toList();
        return choices.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new SubMenu(
                                "Call as: " + Caption.line(now.orElse("the account")),
                                glyph,
                                choices));
    }

    private static TrayItem callerId(CallerNumber number, Optional<String> now, Glyph glyph) {
        boolean chosen = now.filter(number.number()::equals).isPresent();
        return new Action(
                Caption.line(Caption.of(number)),
                chosen ? new Glyph(Glyph.Shape.TICKED_DOT, Badge.GREEN) : glyph,
                chosen,
                new Wish.ChooseCallerId(number.number()));
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
