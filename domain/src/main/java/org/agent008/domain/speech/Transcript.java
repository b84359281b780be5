package org.agent008.domain.speech;

import java.util.Comparator;
import java.util.List;

/**
 * All that was said in a call, in the order in which it began.
 *
 * @param id unique for all time
 * @param language as a BCP 47 tag
 * @param model what recognized it
 */
public record Transcript(String id, String language, String model, List<Segment> segments) {
    public Transcript {
        segments = segments.stream().sorted(Comparator.comparing(Segment::start)).toList();
    }
}
