package org.agent008.domain.redaction;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.agent008.domain.speech.Channel;
import org.agent008.domain.speech.Segment;
import org.agent008.domain.speech.Words;

/**
 * Blackens what is told of one call while it is said, knowing what was said just before. A number
 * that is dictated in pieces can only be seen from some digit on: its first twelve digits may have
 * been told by then. Not thread-safe.
 */
public final class LiveRedaction {
    /** Nobody dictates a number in more pieces. */
    private static final int PIECES = 8;

    private final Redaction redaction;
    private final Map<Channel, List<Segment>> said = new EnumMap<>(Channel.class);

    public LiveRedaction(List<OwnPattern> own) {
        redaction = Redaction.ofUnfinished(own);
    }

    public Words redact(Words words) {
        List<Segment> before =
                said.computeIfAbsent(words.segment().channel(), _ -> new ArrayList<>());
        List<Segment> all = new ArrayList<>(before);
        all.add(words.segment());
        if (words.last()) {
            before.add(words.segment());
            if (before.size() > PIECES) {
                before.removeFirst();
            }
        }
        return new Words(words.call(), redaction.redact(all).getLast(), words.last());
    }
}
