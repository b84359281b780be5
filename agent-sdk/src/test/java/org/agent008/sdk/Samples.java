package org.agent008.sdk;

import java.util.List;
import org.agent008.sdk.wire.Account;
import org.agent008.sdk.wire.CallSnapshot;
import org.agent008.sdk.wire.CallerNumber;
import org.agent008.sdk.wire.CallerReport;
import org.agent008.sdk.wire.CallerScript;
import org.agent008.sdk.wire.CallerStep;
import org.agent008.sdk.wire.CallerStepReport;
import org.agent008.sdk.wire.Cause;
import org.agent008.sdk.wire.Cdr;
import org.agent008.sdk.wire.Contact;
import org.agent008.sdk.wire.ContactPhone;
import org.agent008.sdk.wire.Context;
import org.agent008.sdk.wire.DialRequest;
import org.agent008.sdk.wire.EventEnvelope;
import org.agent008.sdk.wire.Kpis;
import org.agent008.sdk.wire.PhoneStatus;
import org.agent008.sdk.wire.Problem;
import org.agent008.sdk.wire.Reading;
import org.agent008.sdk.wire.Recording;
import org.agent008.sdk.wire.Registration;
import org.agent008.sdk.wire.Segment;
import org.agent008.sdk.wire.Sentiment;
import org.agent008.sdk.wire.SentimentPoint;
import org.agent008.sdk.wire.Status;
import org.agent008.sdk.wire.TalkShare;
import org.agent008.sdk.wire.TopicMention;
import org.agent008.sdk.wire.Transcript;
import org.agent008.sdk.wire.Transfer;
import org.agent008.sdk.wire.WindowSize;

/** Each wire record as JSON, and where its schema stands. */
record Samples(Class<?> type, String schema, String full) {
    static final String CDR =
            """
            {"id": "a", "account": "1001@lab.test", "direction": "inbound", "from": "1002",
             "fromName": "Ana", "to": "1001", "toName": "Bo",
             "contact": {"id": "c", "name": "Ana", "phones": []}, "headers": {"X-Order": "42"},
             "video": false, "status": "answered", "date": "2026-11-22T10:15:30.123+01:00",
             "wait": 2, "duration": 3, "total": 5, "transferredTo": "1003",
             "consultationFor": "b", "cause": {"code": "transferred", "text": "Handed on."}}
            """;
    static final String CALL =
            """
            {"id": "a", "state": "active", "since": "2026-11-22T10:15:30.123Z", "muted": true,
             "held": false, "remoteHeld": true, "autoAnswered": false, "earlyMedia": true,
             "foreground": false, "problem": "busy", "at": "2026-11-22T10:15:31Z",
             "transfer":
               {"by": "local", "kind": "blind", "target": "1003", "outcome": "started"},
             "cdr": %s}
            """
                    .formatted(CDR);
    static final String STATUS =
            """
            {"registration": {"state": "failed", "reason": "Wrong password."},
             "account": {"name": "a", "sipUri": "sip:a@b"}, "status": "online",
             "statuses": [{"value": "online", "text": "Online", "color": "green", "dnd": false}],
             "numbers": [{"number": "+34600111222", "tags": []}], "callerId": "+34600111222",
             "calls": [], "fault": "The disk is full.", "versions": {"agent008": "1"}}
            """;
    private static final String CONTEXT =
            """
            {"nickname": "Ana", "sipUri": "sip:a@b", "sipUser": "a", "language": "en",
             "device": "default", "status": "online", "size": {"width": 3, "height": 4}}
            """;
    private static final String SHARE =
            """
            {"talk": 1.5, "ratio": 0.5, "longestMonologue": 1.0, "interruptions": 1,
             "wordsPerMinute": 90, "questions": 2}
            """;
    static final String KPIS =
            """
            {"local": %s, "remote": %s, "silence": 1.5, "longestSilence": 1.0, "hold": 0.0}
            """
                    .formatted(SHARE, SHARE);
    static final String SENTIMENT =
            """
            {"local": 0.5, "remote": -0.5, "trend": [{"at": 1.0, "local": 0.0, "remote": 1.0}],
             "model": "words"}
            """;
    private static final String API = "api:/components/schemas/";
    private static final String EVENTS = "events:";

    static List<Samples> all() {
        return List.of(
                of(PhoneStatus.class, API + "Phone", STATUS),
                of(
                        Registration.class,
                        API + "Registration",
                        "{'state': 'lost', 'reason': 'No network.'}"),
                of(
                        Account.class,
                        API + "Phone/properties/account",
                        "{'name': 'a', 'sipUri': 'sip:a@b', 'displayName': 'Ana'}"),
                of(
                        Status.class,
                        API + "Status",
                        "{'value': 'away', 'text': 'Away', 'color': 'red', 'dnd': true}"),
                of(
                        CallerNumber.class,
                        API + "Phone/properties/numbers/items",
                        "{'number': '1', 'tags': ['es']}"),
                of(CallSnapshot.class, API + "Call", CALL),
                of(
                        Transfer.class,
                        API + "Transfer",
                        "{'by': 'local', 'kind': 'blind', 'target': '1', 'outcome': 'started'}"),
                of(Cdr.class, API + "CdrFields", CDR),
                of(Cdr.class, EVENTS + "/$defs/cdr", CDR),
                of(
                        Cause.class,
                        API + "CdrFields/properties/cause",
                        "{'code': 'busy', 'text': 'Busy.'}"),
                of(
                        Contact.class,
                        API + "Contact",
                        "{'id': 'c', 'name': 'Ana', 'organisation': 'ACME', 'phones':"
                                + " [{'value': '1', 'label': 'cell'}], 'avatar': 'https://a.test'}"),
                of(
                        ContactPhone.class,
                        API + "Contact/properties/phones/items",
                        "{'value': '1', 'label': 'work'}"),
                of(
                        DialRequest.class,
                        API + "Dial",
                        "{'to': '1', 'from': '2', 'headers': {'X-A': 'b'}, 'consultationFor': 'a'}"),
                of(
                        Problem.class,
                        API + "Problem",
                        "{'type': 'urn:agent008:problem:a', 'title': 'A', 'status': 409,"
                                + " 'detail': 'B.'}"),
                of(
                        EventEnvelope.class,
                        EVENTS,
                        "{'id': 'evt_1', 'type': 'a', 'timestamp': '2026-11-22T10:15:30.123Z',"
                                + " 'data': {'sequence': 1}}"),
                of(CallerScript.class, API + "CallerScript", "{'script': [{'do': 'hang-up'}]}"),
                of(
                        CallerStep.class,
                        API + "CallerStep",
                        "{'do': 'dial', 'to': '1008', 'digits': '12', 'hz': 440.0, 'seconds': 1.5,"
                                + " 'file': 'a.wav', 'within': 2.5}"),
                of(
                        CallerReport.class,
                        API + "CallerReport",
                        "{'id': '2001', 'number': '2001', 'digits': '1', 'over': false,"
                                + " 'steps': []}"),
                of(
                        CallerStepReport.class,
                        API + "CallerReport/properties/steps/items",
                        "{'state': 'done', 'text': 'heard'}"),
                of(Context.class, EVENTS + "/$defs/context", CONTEXT),
                of(
                        WindowSize.class,
                        EVENTS + "/$defs/context/properties/size",
                        "{'width': 3, 'height': 4}"),
                of(
                        Recording.class,
                        EVENTS + "/$defs/recorded/properties/audio",
                        "{'id': 'r', 'file': '/tmp/r.webm', 'bytes': 7, 'seconds': 1.5}"),
                of(
                        Transcript.class,
                        EVENTS + "/$defs/transcript",
                        "{'id': 't', 'language': 'en', 'model': 'm', 'segments': []}"),
                of(Sentiment.class, EVENTS + "/$defs/analyzed/properties/sentiment", SENTIMENT),
                of(
                        SentimentPoint.class,
                        EVENTS + "/$defs/analyzed/properties/sentiment/properties/trend/items",
                        "{'at': 1.0, 'local': 0.0, 'remote': 1.0}"),
                of(Kpis.class, EVENTS + "/$defs/analyzed/properties/kpis", KPIS),
                of(TalkShare.class, EVENTS + "/$defs/share", SHARE),
                of(
                        TopicMention.class,
                        EVENTS + "/$defs/analyzed/properties/topics/items",
                        "{'topic': 'price', 'local': 1, 'remote': 2, 'first': 3.5}"),
                of(
                        Reading.class,
                        EVENTS + "/$defs/analyzed/properties/reading",
                        "{'mood': 'positive', 'actionItems': ['call back'],"
                                + " 'resolution': 'follow_up'}"),
                of(
                        Segment.class,
                        EVENTS + "/$defs/transcript/properties/segments/items",
                        "{'channel': 'local', 'start': 0.5, 'end': 1.5, 'text': 'hello'}"));
    }

    private static Samples of(Class<?> type, String schema, String json) {
        return new Samples(type, schema, json.replace('\'', '"'));
    }

    /** An event as it comes on the stream. */
    static String event(long sequence, String type, String members) {
        return """
        {"id": "evt_%d", "type": "%s", "timestamp": "2026-11-22T10:15:30.123Z",
         "data": {"sequence": %d, %s "context": %s}}
        """
                .formatted(sequence, type, sequence, members, CONTEXT)
                .replace("\n", " ");
    }

    @Override
    public String toString() {
        return type.getSimpleName() + " " + schema;
    }
}
