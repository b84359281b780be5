package org.agent008.app;

import org.agent008.domain.phone.Configuration;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.port.AudioDevices;
import org.agent008.domain.port.Contacts;
import org.agent008.domain.port.Webhooks;

/** What of a phone the person at the screen has to do with. */
public record DesktopParts(
        Mailbox mailbox,
        AudioDevices devices,
        Contacts contacts,
        Webhooks webhooks,
        Configuration configuration) {}
