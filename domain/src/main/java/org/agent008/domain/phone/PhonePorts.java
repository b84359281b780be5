package org.agent008.domain.phone;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.agent008.domain.port.Analyst;
import org.agent008.domain.port.Choices;
import org.agent008.domain.port.Contacts;
import org.agent008.domain.port.Journal;
import org.agent008.domain.port.Media;
import org.agent008.domain.port.Recorder;
import org.agent008.domain.port.Scheduler;
import org.agent008.domain.port.Signaling;
import org.agent008.domain.port.Transcriber;

/**
 * All that the phone needs from the outside.
 *
 * @param recorder empty where this machine cannot
 * @param transcriber empty where this machine cannot
 * @param analyst empty where this machine cannot
 * @param mailbox runs tasks one at a time, in order: the phone's own thread
 * @param scheduler runs its tasks on the mailbox
 * @param eventIds unique for all time
 * @param callIds unique for all time, valid as a SIP Call-ID
 */
public record PhonePorts(
        Signaling signaling,
        Media media,
        Journal journal,
        Choices choices,
        Contacts contacts,
        Optional<Recorder> recorder,
        Optional<Transcriber> transcriber,
        Optional<Analyst> analyst,
        Executor mailbox,
        Scheduler scheduler,
        InstantSource clock,
        ZoneId zone,
        Supplier<String> eventIds,
        Supplier<String> callIds) {}
