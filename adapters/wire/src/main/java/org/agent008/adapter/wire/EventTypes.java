package org.agent008.adapter.wire;

import java.util.List;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.ContactClicked;
import org.agent008.domain.event.PhoneEvent;
import org.agent008.domain.event.RegistrationChanged;
import org.agent008.domain.event.StatusChanged;

/** What each event is called on the wire: {@code type} in the envelope, names in filters. */
public final class EventTypes {
    static final String STATUS_CHANGE = "status:change";
    static final String CONTACT_CLICK = "contact:click";
    static final String RINGING = "phone:ringing";
    static final String ACCEPTED = "phone:accepted";
    static final String HOLD = "phone:hold";
    static final String RESUME = "phone:resume";
    static final String DTMF = "phone:dtmf";
    static final String TRANSFER = "phone:transfer";
    static final String TERMINATED = "phone:terminated";
    static final String RECORDING = "phone:recording";
    static final String TRANSCRIPT = "phone:transcript";
    static final String SUMMARIZATION = "phone:summarization";
    static final String INSIGHTS = "phone:insights";
    static final String COMPLETED = "phone:completed";
    static final String REGISTRATION_CHANGE = "registration:change";

    private static final List<String> ALL =
            List.of(
                    STATUS_CHANGE,
                    CONTACT_CLICK,
                    RINGING,
                    ACCEPTED,
                    HOLD,
                    RESUME,
                    DTMF,
                    TRANSFER,
                    TERMINATED,
                    RECORDING,
                    TRANSCRIPT,
                    SUMMARIZATION,
                    INSIGHTS,
                    COMPLETED,
                    REGISTRATION_CHANGE);

    private EventTypes() {}

    /** Every type there is, in the order of the documentation. */
    public static List<String> all() {
        return ALL;
    }

    public static String of(PhoneEvent event) {
        return switch (event) {
            case StatusChanged _ -> STATUS_CHANGE;
            case ContactClicked _ -> CONTACT_CLICK;
            case CallEvent.Ringing _ -> RINGING;
            case CallEvent.Accepted _ -> ACCEPTED;
            case CallEvent.Held _ -> HOLD;
            case CallEvent.Resumed _ -> RESUME;
            case CallEvent.Dtmf _ -> DTMF;
            case CallEvent.Transferred _ -> TRANSFER;
            case CallEvent.Terminated _ -> TERMINATED;
            case CallEvent.Recorded _ -> RECORDING;
            case CallEvent.Transcribed _ -> TRANSCRIPT;
            case CallEvent.Summarized _ -> SUMMARIZATION;
            case CallEvent.Analyzed _ -> INSIGHTS;
            case CallEvent.Completed _ -> COMPLETED;
            case RegistrationChanged _ -> REGISTRATION_CHANGE;
        };
    }
}
