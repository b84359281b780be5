package org.agent008.domain.call;

import java.util.List;
import org.agent008.domain.event.CallEvent;

/** What a signal did to a call. A late or impossible signal is a value, never an exception. */
public sealed interface Outcome {
    /** The call moved; {@code events} may be empty where nobody outside needs to know. */
    record Moved(List<CallEvent> events) implements Outcome {
        public Moved {
            events = List.copyOf(events);
        }

        static Moved with(CallEvent... events) {
            return new Moved(List.of(events));
        }
    }

    /** The signal came too late or made no sense in this state; nothing changed. */
    record Ignored(String why) implements Outcome {}
}
