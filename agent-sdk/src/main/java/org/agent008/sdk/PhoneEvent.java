package org.agent008.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.agent008.sdk.wire.Cdr;
import org.agent008.sdk.wire.Contact;
import org.agent008.sdk.wire.Context;
import org.agent008.sdk.wire.Kpis;
import org.agent008.sdk.wire.Reading;
import org.agent008.sdk.wire.Recording;
import org.agent008.sdk.wire.Registration;
import org.agent008.sdk.wire.Sentiment;
import org.agent008.sdk.wire.Status;
import org.agent008.sdk.wire.TopicMention;
import org.agent008.sdk.wire.Transcript;

/** Something that happened, as docs/webhooks.md tells of it; use it with {@code switch}. */
public sealed interface PhoneEvent {
    /** What all events have. */
    Header header();

    /**
     * What all events have.
     *
     * @param id stays the same where the event is sent again
     * @param type {@code phone:ringing} and the like
     * @param sequence grows by one with each event
     * @param context who the phone was at that moment
     */
    record Header(String id, String type, Instant timestamp, long sequence, Context context) {}

    /** Something that happened in a call. */
    sealed interface OfCall extends PhoneEvent {
        /** The call at that moment. */
        Cdr cdr();

        /** Its id. */
        default String call() {
            return cdr().id();
        }
    }

    /** Who did it. */
    enum By {
        /** This phone. */
        LOCAL,
        /** The far end. */
        REMOTE
    }

    /** A call was sent or received. */
    record Ringing(Header header, Cdr cdr) implements OfCall {}

    /** A call was answered. */
    record Accepted(Header header, Cdr cdr) implements OfCall {}

    /** A call is held. */
    record Held(Header header, Cdr cdr, By by) implements OfCall {}

    /** A held call was taken back. */
    record Resumed(Header header, Cdr cdr, By by) implements OfCall {}

    /**
     * A key was pressed.
     *
     * @param digit 0-9, A-D, * or #
     */
    record Dtmf(Header header, Cdr cdr, By by, char digit) implements OfCall {}

    /**
     * A call is handed on.
     *
     * @param kind {@code blind} or {@code attended}
     * @param target where it goes
     * @param outcome {@code asked}, {@code started}, {@code completed} or {@code failed}
     * @param reason one sentence for people where it failed
     */
    record Transferred(
            Header header,
            Cdr cdr,
            By by,
            String kind,
            String target,
            String outcome,
            Optional<String> reason)
            implements OfCall {}

    /** A call is over; its record has the cause. */
    record Terminated(Header header, Cdr cdr) implements OfCall {}

    /** The recording of a call is there. */
    record Recorded(Header header, Cdr cdr, Recording audio) implements OfCall {}

    /** The transcript of a call is there. */
    record Transcribed(Header header, Cdr cdr, Transcript transcript) implements OfCall {}

    /** The summary of a call is there. */
    record Summarized(Header header, Cdr cdr, String summaryId, String summarization, String model)
            implements OfCall {}

    /**
     * How a call went is there.
     *
     * @param reading what a language model read out of it, where one is configured
     */
    record Analyzed(
            Header header,
            Cdr cdr,
            String insightsId,
            Sentiment sentiment,
            Kpis kpis,
            List<TopicMention> topics,
            Optional<Reading> reading)
            implements OfCall {}

    /**
     * All that is made of a call is there, by its ids, or has failed.
     *
     * @param faults what should have been made and was not, with the reason
     */
    record Completed(
            Header header,
            Cdr cdr,
            Optional<String> recording,
            Optional<String> transcript,
            Optional<String> summarization,
            Optional<String> insights,
            Map<String, String> faults)
            implements OfCall {}

    /** The person has another status. */
    record StatusChanged(Header header, Status status) implements PhoneEvent {}

    /**
     * Somebody wants to see the page of who is at the other end.
     *
     * @param call its id
     */
    record ContactClicked(Header header, String call, Contact contact) implements PhoneEvent {}

    /** The phone stands otherwise with the phone system. */
    record RegistrationChanged(Header header, String account, Registration registration)
            implements PhoneEvent {}

    /** Something that a newer phone tells of; the header has its type. */
    record Unknown(Header header, JsonNode data) implements PhoneEvent {}
}
