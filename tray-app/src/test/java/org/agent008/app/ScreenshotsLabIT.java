package org.agent008.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.agent008.app.screen.DesktopSession;
import org.agent008.app.screen.PanelProgram;
import org.agent008.app.screen.Shell;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Makes the pictures of the user guide; {@code docs/screenshots/make} puts them there. */
@Timeout(300)
class ScreenshotsLabIT {
    private static final int MARGIN = 16;
    private static final Path PICTURES = Path.of("target", "screenshots");

    @TempDir private Path directory;

    @ParameterizedTest
    @CsvSource({"light,1", "dark,1", "light,2", "dark,2"})
    void allThatThePersonSees(String shade, int scale) throws IOException {
        Files.createDirectories(PICTURES);
        DesktopSession.Look look = new DesktopSession.Look(shade.equals("dark"), scale);
        String suffix = "-" + shade + (scale == 1 ? "" : "-" + scale + "x") + ".png";
        try (DesktopSession desktop = DesktopSession.start(look);
                PanelProgram phone = PanelProgram.start(desktop, DeskPhone.class, directory)) {
            phone.says("started");
            phone.tell("known");
            phone.where("Answer Ana García");
            keep(desktop, phone, "toast-ringing" + suffix);
            phone.tell("talking");
            phone.where("Hang up Ana García");
            keep(desktop, phone, "toast-in-call" + suffix);
            desktop.screen().click(phone.where("Keypad for Ana García"));
            typingIn(phone, "Pressed keys");
            desktop.screen().click(phone.where("Hide; the call goes on"));
            desktop.screen().type("42#");
            phone.shows("42#", true);
            phone.shows("The script decides, not: dtmf a #", true);
            phone.tell("talking");
            phone.shows("Keys go to Ana García.", true);
            keep(desktop, phone, "keypad" + suffix);
            desktop.screen().press("Escape");
            phone.shows("42#", false);
            phone.tell("online");
            phone.tell("talking");
            desktop.screen().click(phone.where("Transfer Ana García"));
            typingIn(phone, "Transfer to:");
            desktop.screen().click(phone.where("Hide; the call goes on"));
            desktop.screen().type("bea");
            phone.shows("Bea Ruiz", true);
            keep(desktop, phone, "transfer-search" + suffix);
            phone.tell("consulted");
            phone.shows("You talk to Beatriz Soto. Ana García waits.", true);
            desktop.screen().click(phone.where("Hide; the call goes on"));
            phone.shows("Hang up", false);
            keep(desktop, phone, "transfer-asking" + suffix);
            desktop.screen().press("Escape");
            phone.shows("Transfer to:", false);
            phone.tell("online");
            phone.tell("asked");
            phone.shows("Wants you to talk to 1003", true);
            keep(desktop, phone, "toast-asked" + suffix);
            phone.tell("waiting");
            phone.where("Hold and answer Bea Ruiz");
            keep(desktop, phone, "toast-call-waiting" + suffix);
            phone.tell("numbers");
            phone.shows("Ana", false);
            phone.tell("dial +34 600 123 456");
            phone.where("Number:");
            phone.shows("Dials +34600123456", true);
            keep(desktop, phone, "dial" + suffix);
            desktop.screen().press("Escape");
            phone.shows("Number:", false);
            phone.tell("explain");
            phone.where("Close");
            keep(desktop, phone, "concern" + suffix);
            desktop.screen().press("Escape");
            phone.shows("410", false);
            phone.tell("link tel:+34600123456 Ana García");
            phone.shows("+34600123456", true);
            keep(desktop, phone, "link" + suffix);
            desktop.screen().press("Escape");
            phone.shows("+34600123456", false);
            phone.tell("account");
            phone.where("SIP address:");
            keep(desktop, phone, "account" + suffix);
        }
    }

    private static void typingIn(PanelProgram phone, String field) {
        Shell.await("the keyboard in " + field, () -> phone.ask("focus").equals(field));
    }

    private static void keep(DesktopSession desktop, PanelProgram phone, String name)
            throws IOException {
        BufferedImage screen = desktop.screen().calm();
        Rectangle part = phone.windows();
        part.grow(MARGIN, MARGIN);
        Rectangle seen = part.intersection(new Rectangle(screen.getWidth(), screen.getHeight()));
        assertThat(
                        ImageIO.write(
                                screen.getSubimage(seen.x, seen.y, seen.width, seen.height),
                                "png",
                                PICTURES.resolve(name).toFile()))
                .isTrue();
    }
}
