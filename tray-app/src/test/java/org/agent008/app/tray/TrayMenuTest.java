package org.agent008.app.tray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import org.agent008.app.tray.TrayItem.Action;
import org.agent008.app.tray.TrayItem.Label;
import org.agent008.app.tray.TrayItem.Separator;
import org.agent008.app.tray.TrayItem.SubMenu;
import org.agent008.app.view.Badge;
import org.agent008.app.view.Concern;
import org.agent008.app.view.Glyph;
import org.agent008.app.view.Snapshots;
import org.agent008.app.view.Wish;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.CallState;
import org.agent008.domain.call.Direction;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.call.Party;
import org.agent008.domain.fake.FakeAudioDevices;
import org.agent008.domain.phone.Login;
import org.agent008.domain.phone.PhoneSnapshot;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.port.AudioDevices;
import org.agent008.domain.port.NoAudioDevices;
import org.agent008.domain.settings.Status;
import org.junit.jupiter.api.Test;

class TrayMenuTest {
    private static final AudioDevices.Snapshot SILENT = new NoAudioDevices().snapshot();
    private static final CallId A = new CallId("a");

    @Test
    void anIdlePhoneOffersStatusesAndTheWayOut() {
        assertThat(texts(Snapshots.registered()))
                .containsExactly(
                        "1001@lab.test: registered",
                        "-",
                        "Dial…",
                        "Status: Online",
                        "Account…",
                        "-",
                        "Quit");
    }

    @Test
    void theHeadlineTellsInWordsHowTheAccountStands() {
        assertThat(headline(new Registration.Offline())).isEqualTo("1001@lab.test: offline");
        assertThat(headline(new Registration.Connecting())).isEqualTo("1001@lab.test: connecting…");
        assertThat(headline(new Registration.Failed("The password is wrong.")))
                .isEqualTo("1001@lab.test: not registered. The password is wrong.");
        assertThat(headline(new Registration.Lost("The network is gone.")))
                .isEqualTo("1001@lab.test: connection lost. The network is gone.");
    }

    @Test
    void withoutAnAccountTheHeadlineSaysSo() {
        PhoneSnapshot some = Snapshots.registered();
        PhoneSnapshot none =
                new PhoneSnapshot(
                        Optional.empty(),
                        new Registration.Offline(),
                        some.status(),
                        some.statuses(),
                        List.of(),
                        Optional.empty(),
                        some.transfers(),
                        List.of(),
                        Optional.empty());
        assertThat(TrayMenu.headline(none)).isEqualTo("No account is configured");
    }

    @Test
    void aFaultOfTheDiskIsSaidBelowTheHeadline() {
        PhoneSnapshot well = Snapshots.registered();
        PhoneSnapshot ill =
                new PhoneSnapshot(
                        well.account(),
                        well.registration(),
                        well.status(),
                        well.statuses(),
                        well.numbers(),
                        well.callerId(),
                        well.transfers(),
                        well.calls(),
                        Optional.of("The disk is full."));
        assertThat(texts(ill))
                .startsWith("1001@lab.test: registered", "The disk is full.", "-", "Dial…");
    }

    @Test
    void aRingingCallCanBeAnsweredAndDeclinedByName() {
        PhoneSnapshot phone = Snapshots.registered(Snapshots.ringing("a", Snapshots.ANA));
        assertThat(texts(phone))
                .startsWith(
                        "1001@lab.test: registered",
                        "-",
                        "Answer Ana García (+34600123456)",
                        "Decline Ana García",
                        "-");
        assertThat(wishes(phone)).startsWith(new Wish.Answer(A), new Wish.Decline(A));
    }

    @Test
    void aCallerWithoutANameIsShownByNumber() {
        assertThat(texts(Snapshots.registered(Snapshots.ringing("a", Party.of("+34600123456")))))
                .contains("Answer +34600123456", "Decline +34600123456");
    }

    @Test
    void aCallerWhoHidesEverythingIsUnknown() {
        assertThat(texts(Snapshots.registered(Snapshots.ringing("a", Party.of(" ")))))
                .contains("Answer unknown number", "Decline unknown number");
    }

    @Test
    void anActiveCallCanBeHungUp() {
        PhoneSnapshot phone = Snapshots.registered(Snapshots.active("a", Snapshots.ANA));
        assertThat(texts(phone)).contains("Hang up Ana García (+34600123456)");
        assertThat(wishes(phone)).startsWith(new Wish.HangUp(A));
    }

    @Test
    void anActiveCallCanBeHeldAndAHeldOneResumed() {
        var call = Snapshots.active("a", Snapshots.ANA);
        assertThat(texts(Snapshots.registered(call))).contains("Hold Ana García");
        assertThat(wishes(Snapshots.registered(call))).contains(new Wish.Hold(A));
        var held = Snapshots.registered(Snapshots.held(call));
        assertThat(texts(held)).contains("Resume Ana García");
        assertThat(wishes(held)).contains(new Wish.Resume(A));
    }

    @Test
    void anActiveCallCanBeMutedAndAMutedOneUnmuted() {
        var call = Snapshots.active("a", Snapshots.ANA);
        assertThat(texts(Snapshots.registered(call))).contains("Mute Ana García");
        assertThat(wishes(Snapshots.registered(call))).contains(new Wish.Mute(A));
        var muted = Snapshots.registered(Snapshots.muted(call));
        assertThat(texts(muted)).contains("Unmute Ana García");
        assertThat(wishes(muted)).contains(new Wish.Unmute(A));
    }

    @Test
    void aCallThatIsBeingAnsweredCanBeHungUp() {
        PhoneSnapshot phone =
                Snapshots.registered(
                        Snapshots.call(
                                "a",
                                Direction.INBOUND,
                                Snapshots.ANA,
                                Snapshots.ME,
                                new CallState.Answering()));
        assertThat(texts(phone)).contains("Hang up Ana García (+34600123456)");
    }

    @Test
    void anOutboundCallCanBeCancelledBeforeItIsAnswered() {
        for (CallState state : List.of(new CallState.Dialing(), new CallState.Ringing())) {
            PhoneSnapshot phone =
                    Snapshots.registered(Snapshots.outbound("a", Party.of("1002"), state));
            assertThat(texts(phone)).contains("Cancel call to 1002");
            assertThat(wishes(phone)).startsWith(new Wish.HangUp(A));
        }
    }

    @Test
    void eachOfSeveralCallsHasItsOwnEntriesTheRingingOneFirst() {
        PhoneSnapshot phone =
                Snapshots.registered(
                        Snapshots.active("a", Snapshots.ANA),
                        Snapshots.ringing("b", Party.of("1003", "Bea")));
        assertThat(wishes(phone))
                .startsWith(
                        new Wish.HoldAndAnswer(new CallId("b")),
                        new Wish.EndAndAnswer(new CallId("b")),
                        new Wish.Decline(new CallId("b")),
                        new Wish.HangUp(A));
        assertThat(texts(phone))
                .contains("Hold and answer Bea (1003)", "End and answer Bea", "Decline Bea");
    }

    @Test
    void besideACallOnHoldARingingOneIsSimplyAnswered() {
        PhoneSnapshot phone =
                Snapshots.registered(
                        Snapshots.held(Snapshots.active("a", Snapshots.ANA)),
                        Snapshots.ringing("b", Party.of("1003", "Bea")));
        assertThat(wishes(phone)).startsWith(new Wish.Answer(new CallId("b")));
    }

    @Test
    void anEndedCallHasNoEntry() {
        PhoneSnapshot phone =
                Snapshots.registered(
                        Snapshots.outbound(
                                "a", Party.of("1002"), new CallState.Ended(HangUpCause.NO_ANSWER)));
        assertThat(texts(phone)).isEqualTo(texts(Snapshots.registered()));
    }

    @Test
    void eachStatusHasItsColourAndTheChosenOneATick() {
        SubMenu statuses =
                TrayMenu.of(
                                Snapshots.phone(new Registration.Registered(), Snapshots.LUNCH),
                                SILENT,
                                new Login.NotNeeded(),
                                List.of())
                        .stream()
                        .filter(SubMenu.class::isInstance)
                        .map(SubMenu.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertThat(statuses.text()).isEqualTo("Status: Out to lunch");
        assertThat(statuses.items())
                .containsExactly(
                        choice(Status.ONLINE, Glyph.Shape.DOT, 0x2e9e44),
                        choice(Snapshots.LUNCH, Glyph.Shape.TICKED_DOT, 0xe6b800),
                        choice(Snapshots.DND, Glyph.Shape.DOT, 0xc62828),
                        choice(Status.OFFLINE, Glyph.Shape.DOT, 0x808080));
    }

    @Test
    void theCallerIdIsChosenAmongTheConfiguredNumbers() {
        SubMenu ids =
                TrayMenu.of(Snapshots.withNumbers(), SILENT, new Login.NotNeeded(), List.of())
                        .stream()
                        .filter(SubMenu.class::isInstance)
                        .map(SubMenu.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertThat(ids.text()).isEqualTo("Call as: +34917370224");
        assertThat(ids.items())
                .containsExactly(
                        new Action(
                                "+34917370224 · Sales",
                                new Glyph(Glyph.Shape.TICKED_DOT, Badge.GREEN),
                                true,
                                new Wish.ChooseCallerId("+34917370224")),
                        new Action(
                                "+34917370225 · Support · Madrid",
                                new Glyph(Glyph.Shape.CALLER_ID, Badge.GREY),
                                false,
                                new Wish.ChooseCallerId("+34917370225")));
    }

    @Test
    void eachUseOfSoundHasAMenuOfItsDevices() {
        FakeAudioDevices devices = new FakeAudioDevices();
        devices.choose(AudioDevices.Use.MICROPHONE, "headset.mic");
        List<SubMenu> menus = DeviceMenus.of(devices.snapshot());
        assertThat(menus)
                .extracting(SubMenu::text)
                .containsExactly(
                        "Microphone: Headset", "Speaker: Loudspeaker", "Ringer: Loudspeaker");
        assertThat(menus.getFirst().items())
                .map(item -> (Action) item)
                .extracting(Action::text, Action::checked, Action::wish)
                .containsExactly(
                        tuple("As the system has it", false, microphone("default")),
                        tuple("Built-in microphone", false, microphone("inside")),
                        tuple("Headset", true, microphone("headset.mic")));
        assertThat(menus.get(1).items())
                .map(item -> (Action) item)
                .filteredOn(Action::checked)
                .extracting(Action::text)
                .containsExactly("As the system has it");
    }

    @Test
    void withoutASoundCardThereAreNoMenusForIt() {
        assertThat(DeviceMenus.of(SILENT)).isEmpty();
    }

    @Test
    void besideACallThatIsHeardAHeldOneIsSwappedTo() {
        PhoneSnapshot phone =
                Snapshots.registered(
                        Snapshots.active("a", Snapshots.ANA),
                        Snapshots.held(Snapshots.active("b", Party.of("1003", "Bea"))));
        assertThat(texts(phone)).contains("Swap to Bea");
        assertThat(wishes(phone)).contains(new Wish.Swap(new CallId("b")));
    }

    @Test
    void whatThePersonHasToMendStandsBelowTheHeadline() {
        Concern gone = new Concern("Webhook CRM gets nothing more", "Mend it.");
        List<TrayItem> menu =
                TrayMenu.of(Snapshots.registered(), SILENT, new Login.NotNeeded(), List.of(gone));
        assertThat(menu.get(1))
                .isEqualTo(
                        new Action(
                                "Webhook CRM gets nothing more…",
                                new Glyph(Glyph.Shape.ALARM, Badge.ORANGE),
                                false,
                                new Wish.Explain(gone)));
    }

    @Test
    void onlyWhoIsLoggedInToAServerOfSettingsCanLogOut() {
        assertThat(texts(Snapshots.registered(), new Login.LoggedOut("https://settings.test")))
                .noneMatch(text -> text.startsWith("Log out"));
        assertThat(
                        texts(
                                Snapshots.registered(),
                                new Login.LoggedIn("https://settings.test", "ana")))
                .containsSubsequence("Account…", "Log out ana", "-", "Quit");
    }

    private static Wish microphone(String device) {
        return new Wish.ChooseDevice(AudioDevices.Use.MICROPHONE, device);
    }

    private static Action choice(Status status, Glyph.Shape shape, int rgb) {
        return new Action(
                status.text(),
                new Glyph(shape, rgb),
                shape == Glyph.Shape.TICKED_DOT,
                new Wish.ChooseStatus(status.value()));
    }

    private static String headline(Registration registration) {
        return TrayMenu.headline(Snapshots.phone(registration, Status.ONLINE));
    }

    private static List<String> texts(PhoneSnapshot phone) {
        return texts(phone, new Login.NotNeeded());
    }

    private static List<String> texts(PhoneSnapshot phone, Login login) {
        return TrayMenu.of(phone, SILENT, login, List.of()).stream()
                .map(item ->
                        switch (item) {
                            case Label(String text) -> text;
                            case Action action -> action.text();
                            case SubMenu sub -> sub.text();
                            case Separator() -> "-";
                        })
                .toList();
    }

    private static List<Wish> wishes(PhoneSnapshot phone) {
        return TrayMenu.of(phone, SILENT, new Login.NotNeeded(), List.of()).stream()
                .filter(Action.class::isInstance)
                .map(item -> ((Action) item).wish())
                .toList();
    }
}
