package org.agent008.app.tray;

import java.util.List;
import org.agent008.app.view.Badge;
import org.agent008.app.view.Concern;
import org.agent008.domain.phone.Login;
import org.agent008.domain.phone.PhoneSnapshot;
import org.agent008.domain.port.AudioDevices;

/** All that a tray icon shows of the phone at one moment. */
record TrayView(Badge badge, String tooltip, List<TrayItem> menu) {
    TrayView {
        menu = List.copyOf(menu);
    }

    static TrayView of(
            PhoneSnapshot phone, AudioDevices.Snapshot sound, Login login, List<Concern> concerns) {
        return new TrayView(
                Badge.of(phone),
                TrayMenu.headline(phone),
                TrayMenu.of(phone, sound, login, concerns));
    }
}
