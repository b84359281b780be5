package org.agent008.domain.phone;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.agent008.domain.call.AnswerAfter;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.Party;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.ContactClicked;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.event.RegistrationChanged;
import org.agent008.domain.event.StatusChanged;
import org.agent008.domain.fake.FakeAnalyst;
import org.agent008.domain.fake.FakeChoices;
import org.agent008.domain.fake.FakeContacts;
import org.agent008.domain.fake.FakeJournal;
import org.agent008.domain.fake.FakeMedia;
import org.agent008.domain.fake.FakeRecorder;
import org.agent008.domain.fake.FakeSignaling;
import org.agent008.domain.fake.FakeTime;
import org.agent008.domain.fake.FakeTranscriber;
import org.agent008.domain.fake.Fixtures;
import org.agent008.domain.port.Signaling.Invited;
import org.agent008.domain.settings.Settings;

/** A phone with all its ports faked. */
final class Rig {
    final FakeTime time = new FakeTime();
    final FakeSignaling sip = new FakeSignaling();
    final FakeMedia media = new FakeMedia();
    final FakeContacts contacts = new FakeContacts();
    final FakeRecorder recorder = new FakeRecorder();
    final FakeTranscriber transcriber = new FakeTranscriber();
    final FakeAnalyst analyst = new FakeAnalyst();
    final FakeJournal journal;
    final FakeChoices choices;
    final PhoneService phone;
    final List<Envelope> heard = new ArrayList<>();
    final List<Envelope> committed = new ArrayList<>();
    private int ids;

    Rig() {
        this(new FakeJournal());
    }

    Rig(FakeJournal journal) {
        this(journal, new FakeChoices(), Fixtures.settings());
    }

    Rig(FakeJournal journal, FakeChoices choices, Settings settings) {
        this.journal = journal;
        this.choices = choices;
        phone =
                new PhoneService(
                        new PhonePorts(
                                sip,
                                media,
                                journal,
                                choices,
                                contacts,
                                Optional.of(recorder),
                                Optional.of(transcriber),
                                Optional.of(analyst),
                                time,
                                time,
                                time,
                                ZoneOffset.ofHours(1),
                                () -> "evt_" + ++ids,
                                () -> "out-" + ++ids),
                        settings);
        phone.onEvent(heard::add);
        phone.onCommitted(committed::add);
    }

    /** Started and registered. */
    static Rig registered() {
        return registered(Fixtures.settings());
    }

    static Rig registered(Settings settings) {
        Rig rig = new Rig(new FakeJournal(), new FakeChoices(), settings);
        rig.phone.start();
        rig.sip.signals().onRegistration(new Registration.Registered());
        rig.time.settle();
        return rig;
    }

    CallId rings(String id) {
        return rings(id, Optional.empty());
    }

    CallId rings(String id, Optional<AnswerAfter> asked) {
        CallId call = new CallId(id);
        sip.signals()
                .onInvited(
                        new Invited(
                                call,
                                Party.of("+34600999888", "Bea"),
                                Party.of("1001"),
                                Map.of("X-Foo", "bar"),
                                false,
                                asked,
                                Optional.of("offer-" + id)));
        time.settle();
        return call;
    }

    CallId dials(String to) {
        if (phone.dial(DialRequest.to(to)) instanceof Reply.Done<CallSnapshot>(CallSnapshot call)) {
            time.settle();
            return call.cdr().id();
        }
        throw new AssertionError("refused to dial " + to);
    }

    /**
     * Everything told so far, a word an event: {@code registered ringing:a accepted:a
     * terminated:a/hung-up}; but for the end that all calls have.
     */
    String story() {
        return String.join(
                " ",
                heard.stream()
                        .filter(e -> !(e.event() instanceof CallEvent.Completed))
                        .map(Rig::word)
                        .toList());
    }

    private static String word(Envelope e) {
        return switch (e.event()) {
            case CallEvent.Ringing(var cdr) -> "ringing:" + cdr.id();
            case CallEvent.Accepted(var cdr) -> "accepted:" + cdr.id();
            case CallEvent.Held(var cdr, var by) -> "held:" + cdr.id() + "/" + by;
            case CallEvent.Resumed(var cdr, var by) -> "resumed:" + cdr.id() + "/" + by;
            case CallEvent.Dtmf(var cdr, var by, var digit) ->
                    "key:" + cdr.id() + "/" + by + "/" + digit;
            case CallEvent.Transferred(var cdr, var transfer) ->
                    "transfer:" + cdr.id() + "/" + transfer.stage();
            case CallEvent.Terminated(var cdr) ->
                    "terminated:" + cdr.id() + "/" + cdr.cause().orElseThrow().code();
            case CallEvent.Recorded(var cdr, var recording) -> "recorded:" + cdr.id();
            case CallEvent.Transcribed(var cdr, var transcript) -> "transcribed:" + cdr.id();
            case CallEvent.Summarized(var cdr, var summary) -> "summarized:" + cdr.id();
            case CallEvent.Analyzed(var cdr, var insights) -> "analyzed:" + cdr.id();
            case CallEvent.Completed(var cdr, var products) -> "completed:" + cdr.id();
            case ContactClicked(var call, var contact) -> "clicked:" + call;
            case StatusChanged(var status) -> "status:" + status.value();
            case RegistrationChanged(var account, var registration) ->
                    registration.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        };
    }
}
