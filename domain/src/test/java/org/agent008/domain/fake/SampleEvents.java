package org.agent008.domain.fake;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.agent008.domain.call.By;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.Direction;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.call.Party;
import org.agent008.domain.call.Transfer;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.contact.Contact;
import org.agent008.domain.contact.PhoneNumber;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.ContactClicked;
import org.agent008.domain.event.Context;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.event.PhoneEvent;
import org.agent008.domain.event.RegistrationChanged;
import org.agent008.domain.event.StatusChanged;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.settings.Status;
import org.agent008.domain.settings.WindowSize;
import org.agent008.domain.speech.Channel;
import org.agent008.domain.speech.Insights;
import org.agent008.domain.speech.Kpis;
import org.agent008.domain.speech.Mention;
import org.agent008.domain.speech.Products;
import org.agent008.domain.speech.Reading;
import org.agent008.domain.speech.Reading.Mood;
import org.agent008.domain.speech.Reading.Resolution;
import org.agent008.domain.speech.Recording;
import org.agent008.domain.speech.Segment;
import org.agent008.domain.speech.Sentiment;
import org.agent008.domain.speech.Share;
import org.agent008.domain.speech.Summary;
import org.agent008.domain.speech.Transcript;

/** Events of an inbound call and of the phone, the same on each run. */
public final class SampleEvents {
    public static final Instant START = Instant.parse("2026-11-22T09:15:30.123Z");
    public static final Context CONTEXT =
            new Context(
                    "Ana",
                    "sip:ana@example.com",
                    "ana",
                    "es",
                    "default",
                    "online",
                    WindowSize.DEFAULT);

    private SampleEvents() {}

    /** The envelope of an event that happened {@code sequence} seconds after {@link #START}. */
    public static Envelope envelope(long sequence, PhoneEvent event) {
        return new Envelope(
                "evt_%06d".formatted(sequence),
                sequence,
                START.plusSeconds(sequence),
                CONTEXT,
                event);
    }

    public static CallEvent ringing(String call) {
        return new CallEvent.Ringing(cdr(call));
    }

    public static CallEvent accepted(String call) {
        return new CallEvent.Accepted(cdr(call).answered(Duration.ofSeconds(4)));
    }

    public static CallEvent held(String call) {
        return new CallEvent.Held(cdr(call).answered(Duration.ofSeconds(4)), By.LOCAL);
    }

    public static CallEvent resumed(String call) {
        return new CallEvent.Resumed(cdr(call).answered(Duration.ofSeconds(4)), By.REMOTE);
    }

    public static CallEvent pressed(String call, char digit) {
        return new CallEvent.Dtmf(cdr(call).answered(Duration.ofSeconds(4)), By.REMOTE, digit);
    }

    /** A blind one of this phone's to 1003, just begun. */
    public static Transfer transfer() {
        return Transfer.started(By.LOCAL, Transfer.Kind.BLIND, "1003");
    }

    public static CallEvent transferred(String call, Transfer transfer) {
        Cdr answered = cdr(call).answered(Duration.ofSeconds(4));
        return new CallEvent.Transferred(
                transfer.stage() == Transfer.Stage.COMPLETED
                        ? answered.transferredTo(transfer.target())
                        : answered,
                transfer);
    }

    public static CallEvent terminated(String call) {
        return new CallEvent.Terminated(
                cdr(call)
                        .answered(Duration.ofSeconds(4))
                        .endedAfterTalking(Duration.ofSeconds(61), HangUpCause.REMOTE_HUNG_UP));
    }

    public static CallEvent recorded(String call) {
        return new CallEvent.Recorded(
                over(call),
                new Recording(
                        "rec_1",
                        Path.of("recordings", "call.webm"),
                        381_000,
                        Duration.ofMillis(61_020)));
    }

    public static CallEvent transcribed(String call) {
        return new CallEvent.Transcribed(
                over(call),
                new Transcript(
                        "tra_1",
                        "es",
                        "vosk-model-small-es",
                        List.of(
                                new Segment(
                                        Channel.LOCAL,
                                        Duration.ofMillis(300),
                                        Duration.ofMillis(1_250),
                                        "hola"),
                                new Segment(
                                        Channel.REMOTE,
                                        Duration.ofMillis(1_800),
                                        Duration.ofSeconds(4),
                                        "mi pedido por favor"))));
    }

    public static CallEvent summarized(String call) {
        return new CallEvent.Summarized(
                over(call),
                new Summary(
                        "sum_1",
                        "Berta pregunta por su pedido.",
                        "extractive",
                        Optional.of("The language model is busy.")));
    }

    public static CallEvent analyzed(String call) {
        return new CallEvent.Analyzed(
                over(call),
                new Insights(
                        "ins_1",
                        new Kpis(
                                share(950, 0.302),
                                share(2_200, 0.698),
                                Duration.ofMillis(37_850),
                                Duration.ofMillis(20_500),
                                Duration.ofSeconds(20)),
                        new Sentiment(
                                0,
                                0.318,
                                List.of(
                                        new Sentiment.Point(Duration.ZERO, 0, -0.25),
                                        new Sentiment.Point(Duration.ofSeconds(15), 0, 0.886)),
                                "vader"),
                        List.of(new Mention("pedidos", 0, 1, Duration.ofMillis(1_800))),
                        Optional.of(
                                new Reading(
                                        Mood.POSITIVE,
                                        List.of("Enviar el pedido el lunes."),
                                        Resolution.FOLLOW_UP))));
    }

    private static Share share(int talkMillis, double ratio) {
        Duration talk = Duration.ofMillis(talkMillis);
        return new Share(talk, ratio, talk, 1, 128, 2);
    }

    /** The recording failed. */
    public static CallEvent completed(String call) {
        return new CallEvent.Completed(
                over(call),
                new Products(
                        Optional.empty(),
                        Optional.of("tra_1"),
                        Optional.of("sum_1"),
                        Optional.of("ins_1"),
                        Map.of("recording", "The disk is full.")));
    }

    private static Cdr over(String call) {
        return terminated(call).cdr();
    }

    public static CallEvent missed(String call) {
        return new CallEvent.Terminated(
                cdr(call).endedUnanswered(Duration.ofSeconds(20), HangUpCause.CANCELLED));
    }

    public static PhoneEvent statusChanged() {
        return new StatusChanged(new Status("lunch", "At lunch", "#c80", true));
    }

    public static PhoneEvent registered() {
        return new RegistrationChanged("ana@example.com", new Registration.Registered());
    }

    public static PhoneEvent lost() {
        return new RegistrationChanged(
                "ana@example.com", new Registration.Lost("The phone system closed the connection"));
    }

    public static Contact contact() {
        return new Contact(
                "urn:uuid:4fbe8971",
                "Berta Núñez",
                Optional.of("Núñez e Hijas"),
                List.of(
                        new PhoneNumber("+34 600 123 456", Optional.of("cell")),
                        PhoneNumber.of("1002")),
                Optional.of("https://crm.example.com/berta.jpg"));
    }

    public static PhoneEvent contactClicked(String call) {
        return new ContactClicked(new CallId(call), contact());
    }

    /** A call of somebody who is in the address book. */
    public static CallEvent ringingOfContact(String call) {
        Cdr c = cdr(call);
        return new CallEvent.Ringing(
                new Cdr(
                        c.id(),
                        c.account(),
                        c.direction(),
                        c.from(),
                        c.to(),
                        Optional.of(contact()),
                        c.headers(),
                        c.video(),
                        c.status(),
                        c.date(),
                        c.waited(),
                        c.talked(),
                        c.cause(),
                        c.transferredTo(),
                        c.consultationFor()));
    }

    public static Cdr cdr(String call) {
        return new Cdr(
                new CallId(call),
                "ana@example.com",
                Direction.INBOUND,
                Party.of("+34600123456", "Berta \"B\" Núñez"),
                Party.of("1001"),
                Optional.empty(),
                Map.of("X-Queue", "sales", "P-Asserted-Identity", "<sip:+34600123456@pbx>"),
                false,
                Cdr.Status.RINGING,
                START.atOffset(ZoneOffset.ofHours(1)),
                Duration.ZERO,
                Duration.ZERO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
