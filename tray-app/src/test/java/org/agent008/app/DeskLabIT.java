package org.agent008.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agent008.app.screen.DesktopSession;
import org.agent008.app.screen.FileManager;
import org.agent008.app.screen.PanelProgram;
import org.agent008.app.screen.Screen;
import org.agent008.app.screen.Shell;
import org.agent008.app.screen.Typist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Toasts, notifications and dialogs on a real desktop, used as a person would. */
@Timeout(300)
class DeskLabIT {
    @TempDir private Path directory;
    private DesktopSession desktop;
    private Screen screen;
    private PanelProgram phone;

    @BeforeEach
    void start() throws IOException {
        desktop = DesktopSession.start(new DesktopSession.Look(false, 1));
        screen = desktop.screen();
        phone = PanelProgram.start(desktop, DeskPhone.class, directory);
        phone.says("started");
    }

    @AfterEach
    void stop() throws IOException {
        phone.close();
        desktop.close();
    }

    @Test
    void aToastLeavesTheKeyboardToWhatThePersonIsTyping() throws Exception {
        try (PanelProgram letter = PanelProgram.start(desktop, Typist.class, directory)) {
            letter.says("started");
            screen.click(letter.where("Letter"));
            screen.type("Dear ");
            phone.tell("ringing");
            phone.where("Answer Ana García");
            screen.type("Ana, ");
            screen.click(phone.where("Answer Ana García"));
            phone.says("answer a");
            screen.type("how are you");
            Shell.await(
                    "all that was typed",
                    () -> letter.ask("texts").contains("Dear Ana, how are you"));
        }
    }

    @Test
    void everyButtonOfAToastDoesWhatItSays() {
        clicks("known", "Decline Ana García", "reject a");
        clicks("known", "Contact Ana García", "contact a");
        clicks("waiting", "Hold and answer Bea Ruiz", "answer b HOLD");
        clicks("waiting", "End and answer Bea Ruiz", "answer b END");
        clicks("two", "Swap to Bea Ruiz", "swap b");
        clicks("talking", "Hold Ana García", "hold a");
        clicks("talking", "Mute Ana García", "mute a");
        clicks("waiting", "Unmute Ana García", "unmute a");
        clicks("talking", "Hang up Ana García", "hang up a");
        phone.shows("02:47", true);
        screen.click(phone.where("Hide; the call goes on"));
        phone.shows("Ana García", false);
        phone.tell("online");
        clicks("ringing", "Answer Ana García", "answer a");
        phone.tell("online");
        phone.shows("Ana García", false);
    }

    @Test
    void aNumberIsDialedFromTheTrayByKeyboardAlone() {
        screen.click(Shell.found("the icon", () -> screen.find(0x2e9e44, desktop.panel())));
        Shell.found("the menu", () -> screen.find(0x2e9e44, desktop.belowPanel()));
        // from the end: Quit, Account…, Ringer, Speaker, Microphone, Status, Dial…
        for (int entry = 0; entry < 7; entry++) {
            screen.press("Up");
        }
        screen.press("Return");
        phone.where("Number:");
        focusIs("Number:");
        screen.type("two words");
        phone.shows("This is not a number or address that can be called.", true);
        screen.press("ctrl+a");
        screen.type("tel:+34-600-123-456");
        phone.shows("Dials +34600123456", true);
        screen.press("Return");
        phone.says("dial tel:+34-600-123-456");
        phone.shows("The script decides, not: dial tel:+34-600-123-456", true);
        screen.press("Tab");
        focusIs("Import contacts");
        screen.press("Tab");
        focusIs("Cancel");
        screen.press("Tab");
        focusIs("Call");
        screen.press("alt+n");
        focusIs("Number:");
        screen.press("Escape");
        phone.shows("Number:", false);
    }

    @Test
    void aContactIsFoundWhileThePersonTypesAndCalledByKeyboardAlone() {
        phone.tell("dial ");
        phone.where("Number:");
        focusIs("Number:");
        screen.type("bea");
        phone.shows("Beatriz Soto · work · 1003 · Ferretería Soto", true);
        phone.shows("Bea Ruiz · work · +34600654321 · Acme", true);
        screen.press("Escape");
        phone.shows("Bea Ruiz", false);
        phone.where("Number:");
        screen.type("t");
        phone.shows("Beatriz Soto", true);
        screen.press("Down");
        screen.press("Return");
        phone.shows("Dials 1003 · Beatriz Soto", true);
        screen.press("ctrl+a");
        screen.type("600123");
        screen.click(phone.where("Contacts found"));
        phone.shows("Dials +34600123456 · Ana García", true);
        screen.press("Return");
        phone.says("dial +34600123456");
    }

    @Test
    void aFileOfContactsIsDroppedOnTheDialogAndWhatCameOfItIsSaid() throws Exception {
        Files.writeString(
                directory.resolve("team.vcf"),
                """
                BEGIN:VCARD
                VERSION:3.0
                FN:Carla Vega
                TEL:+34600777888
                END:VCARD
                BEGIN:VCARD
                VERSION:3.0
                TEL:1009
                END:VCARD
                """);
        try (PanelProgram files = PanelProgram.start(desktop, FileManager.class, directory)) {
            files.says("started");
            phone.tell("dial ");
            focusIs("Number:");
            screen.drag(files.where("Files"), phone.where("Number:"));
            phone.shows("team.vcf: 1 imported (1 new, 0 updated, 0 known as they are)", true);
            phone.shows("1 left out: with a fault", true);
            phone.shows("the card has no name", true);
            screen.click(phone.where("Number:"));
            screen.press("alt+n");
            focusIs("Number:");
            screen.type("carla");
            phone.shows("Carla Vega · ", true);
            screen.press("Escape");
        }
        screen.press("alt+i");
        phone.where("Import contacts");
        phone.shows("File Name:", true);
        screen.press("Escape");
    }

    @Test
    void whatThePersonHasToMendIsReadFromTheTrayAndThePersonLogsOutThere() {
        phone.tell("online");
        screen.click(Shell.found("the icon", () -> screen.find(0x2e9e44, desktop.panel())));
        Shell.found("the menu", () -> screen.find(0x2e9e44, desktop.belowPanel()));
        screen.press("Escape");
        phone.tell("gone");
        openMenu();
        screen.click(concern());
        phone.shows("answered that the webhook crm is gone (410)", true);
        screen.press("Escape");
        phone.shows("answered that the webhook crm is gone (410)", false);
        phone.tell("logged in");
        openMenu();
        // from the end: Quit, Log out
        screen.press("Up");
        screen.press("Up");
        screen.press("Return");
        phone.says("log out");
    }

    private void openMenu() {
        screen.click(Shell.found("the icon", () -> screen.find(0x2e9e44, desktop.panel())));
        concern();
        screen.calm();
    }

    /** The orange sign of the menu's second line. */
    private Rectangle concern() {
        return Shell.found(
                "what has to be mended", () -> screen.find(0xe65100, desktop.belowPanel()));
    }

    @Test
    void keysArePressedByMouseByKeyboardAndByPasting() {
        phone.tell("talking");
        screen.click(phone.where("Keypad for Ana García"));
        phone.where("Pressed keys");
        focusIs("Pressed keys");
        screen.type("4x2#");
        phone.says("dtmf a 4");
        phone.says("dtmf a 2");
        phone.says("dtmf a #");
        screen.click(phone.where("Key 7"));
        phone.says("dtmf a 7");
        phone.shows("42#7", true);
        phone.shows("The script decides, not: dtmf a 7", true);
        screen.press("BackSpace");
        screen.press("ctrl+a");
        screen.press("ctrl+c");
        screen.press("ctrl+v");
        phone.says("dtmf a 42#7");
        phone.shows("42#742#7", true);
        phone.tell("online");
        phone.shows("42#742#7", false);
    }

    @Test
    void aCallIsTransferredAtOnceAndComesBackWhereNobodyTakesIt() {
        phone.tell("talking");
        screen.click(phone.where("Transfer Ana García"));
        focusIs("Transfer to:");
        screen.type("1003");
        phone.shows("Goes to 1003 · Beatriz Soto", true);
        screen.press("Escape");
        screen.press("alt+t");
        phone.says("transfer a to 1003");
        phone.shows("The script decides, not: transfer a to 1003", true);
        phone.tell("on the way");
        phone.shows("Ana García is on the way to 1003 and comes back if nobody answers.", true);
        phone.tell("came back");
        phone.shows("The call could not be transferred to 1003: busy.", true);
        focusIs("Transfer to:");
        screen.press("Escape");
        phone.shows("Transfer to:", false);
    }

    @Test
    void aCallIsTransferredAfterAskingByKeyboardAlone() {
        phone.tell("talking");
        screen.click(phone.where("Transfer Ana García"));
        focusIs("Transfer to:");
        screen.type("beat");
        phone.shows("Beatriz Soto", true);
        screen.press("Down");
        screen.press("Return");
        phone.shows("Goes to 1003 · Beatriz Soto", true);
        screen.press("Return");
        phone.says("dial 1003 about a");
        phone.tell("consulting");
        phone.shows("Calling Beatriz Soto… Ana García waits.", true);
        phone.tell("consulted");
        phone.shows("You talk to Beatriz Soto. Ana García waits.", true);
        focusIs("Complete");
        screen.press("Return");
        phone.says("transfer a into b");
        screen.press("alt+b");
        phone.says("hang up b");
        phone.says("resume a");
        phone.shows("Transfer to:", false);
    }

    @Test
    void aConsultationIsCompletedOrGivenUpInItsToast() {
        clicks("consulted", "Connect Ana García to Beatriz Soto", "transfer a into b");
        clicks("consulting", "Go back to Ana García from Beatriz Soto", "resume a");
        phone.says("hang up b");
    }

    @Test
    void whereTheOtherSideWantsToTransferThePersonDecides() {
        phone.tell("asked");
        phone.shows("Wants you to talk to 1003", true);
        clicks("asked", "Accept transfer to 1003 by Ana García", "accept transfer a");
        clicks("asked", "Decline transfer to 1003 by Ana García", "decline transfer a");
    }

    @Test
    void aLinkIsCalledByEnterAndNotByEscapeAndTheNextWaitsItsTurn() {
        phone.tell("link tel:+34600123456 Ana García");
        phone.shows("Ana García", true);
        phone.shows("+34600123456", true);
        focusIs("Call Ana García, +34600123456");
        phone.tell("link tel:1002  ");
        screen.press("Return");
        phone.says("dial +34600123456");
        phone.shows("The script decides, not: dial +34600123456", true);
        screen.press("Escape");
        phone.shows("1002", true);
        phone.shows("Ana García", false);
        focusIs("Call 1002");
        screen.press("shift+Tab");
        focusIs("Cancel");
        screen.press("space");
        phone.shows("1002", false);
    }

    @Test
    void anAccountIsEnteredByKeyboardAndWhatIsWrongIsSaid() {
        phone.tell("account");
        phone.where("SIP address:");
        focusIs("SIP address:");
        screen.press("ctrl+a");
        screen.type("1007");
        phone.shows("The SIP address is like 1001@pbx.example.com.", true);
        screen.type("@pbx.test");
        screen.press("Tab");
        focusIs("Password:");
        screen.type("wrong");
        screen.press("Tab");
        focusIs("Server:");
        screen.press("ctrl+a");
        screen.type("https://pbx.test");
        phone.shows("The server is like wss://pbx.example.com:7443/ws.", true);
        screen.press("ctrl+a");
        screen.type("wss://pbx.test/ws");
        phone.shows("Is saved to config.json.", true);
        screen.press("Return");
        phone.says("save 1007@pbx.test at wss://pbx.test/ws");
        phone.shows("This password is wrong.", true);
        screen.press("alt+p");
        focusIs("Password:");
        screen.press("ctrl+a");
        screen.type("right");
        screen.press("Return");
        phone.shows("SIP address:", false);
    }

    @Test
    void aPersonLogsInToTheServerOfTheSettingsAndOut() {
        phone.tell("log in");
        phone.where("Name:");
        phone.shows("The settings of https://settings.test are in force.", true);
        screen.press("ctrl+a");
        screen.type("bea");
        screen.press("Tab");
        focusIs("Password:");
        screen.type("right");
        screen.press("Return");
        phone.says("log in bea");
        phone.shows("Name:", false);
        phone.tell("log in");
        screen.click(phone.where("Log out"));
        phone.says("log out");
        phone.shows("Name:", false);
    }

    @Test
    void withNotificationsAMissedCallIsCalledBackFromThere() throws IOException {
        desktop.startNotifications();
        phone.tell("missed");
        Rectangle corner = desktop.notifications();
        int ground = screen.look().getRGB(corner.x, corner.y);
        Shell.await("the notification", () -> screen.look().getRGB(corner.x, corner.y) != ground);
        assertThat(phone.ask("texts")).as("no toast beside it").doesNotContain("Missed call");
        screen.click(corner);
        phone.where("Number:");
        phone.shows("Dials +34600123456", true);
    }

    @Test
    void withoutNotificationsAToastTellsInstead() {
        phone.tell("missed");
        phone.shows("Missed call", true);
        phone.tell("wrong password");
        phone.shows("The phone system refused the password.", true);
        screen.click(phone.where("Call back"));
        phone.shows("Dials +34600123456", true);
        phone.shows("Missed call", false);
    }

    private void clicks(String state, String button, String says) {
        phone.tell(state);
        phone.where(button);
        // what the phone refused before has a toast of its own, which may be about to move this one
        screen.calm();
        phone.forget();
        screen.click(phone.where(button));
        phone.says(says);
    }

    private void focusIs(String name) {
        Shell.await("the keyboard in " + name, () -> phone.ask("focus").equals(name));
    }
}
