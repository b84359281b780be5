package org.agent008.adapter.api;

import org.agent008.domain.doctor.Doctor;
import org.agent008.domain.doctor.SupportBundle;
import org.agent008.domain.phone.Configuration;
import org.agent008.domain.phone.Links;
import org.agent008.domain.port.Archive;
import org.agent008.domain.port.AudioDevices;
import org.agent008.domain.port.Contacts;
import org.agent008.domain.port.EventLog;
import org.agent008.domain.port.History;
import org.agent008.domain.port.Webhooks;

/** What the API reads and changes besides the phone itself. */
public record ApiSources(
        EventLog events,
        History history,
        Archive archive,
        Contacts contacts,
        AudioDevices devices,
        Webhooks webhooks,
        Configuration configuration,
        Doctor doctor,
        SupportBundle bundle,
        Links links) {}
