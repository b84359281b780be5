package org.agent008.app.tray;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agent008.app.tray.TrayItem.Action;
import org.agent008.app.tray.TrayItem.SubMenu;
import org.agent008.app.view.Badge;
import org.agent008.app.view.Caption;
import org.agent008.app.view.Glyph;
import org.agent008.app.view.Wish;
import org.agent008.domain.port.AudioDevices;
import org.agent008.domain.port.AudioDevices.Choice;
import org.agent008.domain.port.AudioDevices.Device;
import org.agent008.domain.port.AudioDevices.Use;
import org.agent008.domain.settings.AudioSettings;

/** What the person hears and speaks with; a menu for each use that has a device. */
final class DeviceMenus {
    private DeviceMenus() {}

    static List<SubMenu> of(AudioDevices.Snapshot sound) {
        List<SubMenu> menus = new ArrayList<>();
        for (Use use : Use.values()) {
            Choice choice = sound.choices().get(use);
            List<Device> devices = sound.devices().of(use);
            if (choice != null && !devices.isEmpty()) {
                menus.add(menu(use, choice, devices));
            }
        }
        return menus;
    }

    private static SubMenu menu(Use use, Choice choice, List<Device> devices) {
        List<TrayItem> items = new ArrayList<>();
        boolean asTheSystem = choice.chosen().equals(AudioSettings.DEFAULT_DEVICE);
        items.add(entry(use, "As the system has it", asTheSystem, AudioSettings.DEFAULT_DEVICE));
        Optional<Device> used = choice.device();
        for (Device device : devices) {
            boolean chosen = !asTheSystem && used.filter(device::equals).isPresent();
            items.add(entry(use, device.description(), chosen, device.name()));
        }
        String now = used.map(Device::description).orElse("none");
        return new SubMenu(name(use) + ": " + Caption.line(now), glyph(use), items);
    }

    private static Action entry(Use use, String text, boolean chosen, String device) {
        return new Action(
                Caption.line(text),
                chosen ? new Glyph(Glyph.Shape.TICKED_DOT, Badge.GREEN) : glyph(use),
                chosen,
                new Wish.ChooseDevice(use, device));
    }

    private static String name(Use use) {
        return switch (use) {
            case MICROPHONE -> "Microphone";
            case SPEAKER -> "Speaker";
            case RINGER -> "Ringer";
        };
    }

    private static Glyph glyph(Use use) {
        return new Glyph(
                switch (use) {
                    case MICROPHONE -> Glyph.Shape.MICROPHONE;
                    case SPEAKER -> Glyph.Shape.SPEAKER;
                    case RINGER -> Glyph.Shape.BELL;
                },
                Badge.GREY);
    }
}
