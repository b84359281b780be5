package org.agent008.app.tray;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.agent008.app.screen.DesktopSession;
import org.agent008.app.screen.PanelProgram;
import org.agent008.app.screen.Screen;
import org.agent008.app.screen.Shell;
import org.agent008.app.view.Badge;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real panel, clicked as a person would. */
@Timeout(300)
class TrayPanelLabIT {
    @TempDir private Path directory;
    private DesktopSession desktop;
    private Screen screen;

    @BeforeEach
    void start() throws IOException {
        desktop = DesktopSession.start(new DesktopSession.Look(false, 1));
        screen = desktop.screen();
    }

    @AfterEach
    void stop() throws IOException {
        desktop.close();
    }

    @Test
    void aCallIsAnsweredAndHungUpInTheTrayMenuAndAudioFlows() throws Exception {
        try (PanelProgram phone = PanelProgram.start(desktop, TrayedPhone.class, directory)) {
            phone.says("icon DorkboxTray");
            phone.says("rings");
            screen.click(icon(Badge.ORANGE));
            Rectangle answer = answer();
            keep("tray-ringing");
            screen.click(answer);
            phone.says("answered");
            phone.says("the phone hears the caller");
            phone.says("the caller hears the phone");
            screen.click(icon(Badge.BLUE));
            Rectangle hangUp = entry(Badge.RED);
            keep("tray-in-call");
            screen.click(hangUp);
            phone.says("ended REMOTE_HUNG_UP");
            screen.click(icon(Badge.GREEN));
            entry(Badge.GREEN);
            screen.press("Up");
            screen.press("Return");
            phone.says("quit");
            phone.ends();
        }
    }

    @Test
    void thePanelOutlivesManyChangesAndShowsEachState() throws Exception {
        String tray = desktop.trayOwner();
        try (PanelProgram phone = PanelProgram.start(desktop, PanelPhone.class, directory)) {
            phone.says("icon DorkboxTray");
            for (String state : PanelPhone.states()) {
                phone.tell(state);
                icon(Badge.of(PanelPhone.named(state)).rgb());
            }
            for (int round = 0; round < 10; round++) {
                for (String state : PanelPhone.states()) {
                    phone.tell(state);
                }
            }
            phone.tell("online");
            icon(Badge.GREEN);
            phone.tell("odd");
            screen.click(icon(Badge.ORANGE));
            screen.click(answer());
            phone.says("answer a");
            assertThat(desktop.trayOwner()).as("the panel's tray").isEqualTo(tray);
            phone.ends();
            phone.says("closed");
        }
    }

    private Rectangle icon(int rgb) {
        return awaited("an icon", rgb, desktop.panel());
    }

    /**
     * Once Decline is there too: before that the menu still shows what was, and is about to move.
     */
    private Rectangle answer() {
        entry(Badge.RED);
        return entry(Badge.GREEN);
    }

    /** The topmost entry of the open menu whose picture has this colour. */
    private Rectangle entry(int rgb) {
        return awaited("a menu entry", rgb, desktop.belowPanel());
    }

    private Rectangle awaited(String what, int rgb, Rectangle area) {
        AtomicReference<Optional<Rectangle>> found = new AtomicReference<>(Optional.empty());
        try {
            Shell.await(
                    "%s of colour %06x".formatted(what, rgb),
                    () -> {
                        found.set(screen.find(rgb, area));
                        return found.get().isPresent();
                    });
        } catch (AssertionError missed) {
            keep("tray-missed");
            throw missed;
        }
        return found.get().orElseThrow();
    }

    private void keep(String name) {
        Path file = Path.of("target", name + ".png");
        try {
            assertThat(ImageIO.write(screen.look(), "png", file.toFile())).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
