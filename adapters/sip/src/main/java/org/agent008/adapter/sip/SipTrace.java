package org.agent008.adapter.sip;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The last SIP messages both ways, kept in memory for whoever has to help. What opens doors is
 * taken out before a message is kept. Safe from any thread.
 */
public final class SipTrace {
    private static final int MOST_MESSAGES = 300;
    private static final int LONGEST_MESSAGE = 16_384;

    private final InstantSource clock;
    private final Deque<Entry> last = new ArrayDeque<>();

    private record Entry(Instant at, String way, String message) {}

    SipTrace(InstantSource clock) {
        this.clock = clock;
    }

    void sent(String message) {
        keep("sent", message);
    }

    void received(String message) {
        keep("received", message);
    }

    private void keep(String way, String message) {
        String cut =
                message.length() > LONGEST_MESSAGE
                        ? message.substring(0, LONGEST_MESSAGE) + "\r\n(cut)"
                        : message;
        Entry entry = new Entry(clock.instant(), way, WireLog.redacted(cut));
        synchronized (last) {
            last.add(entry);
            if (last.size() > MOST_MESSAGES) {
                last.removeFirst();
            }
        }
    }

    /** All that is kept, the oldest first; times are UTC. */
    public String text() {
        StringBuilder text = new StringBuilder();
        synchronized (last) {
            for (Entry entry : last) {
                text.append("==== ").append(entry.at()).append(' ').append(entry.way());
                text.append('\n').append(entry.message().replace("\r", "")).append('\n');
            }
        }
        return text.toString();
    }
}
