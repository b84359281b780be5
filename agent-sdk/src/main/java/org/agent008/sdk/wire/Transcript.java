package org.agent008.sdk.wire;

import java.util.List;

/**
 * What was said in a call.
 *
 * @param language BCP 47
 * @param model what recognized it
 * @param segments in the order in which they began
 */
public record Transcript(String id, String language, String model, List<Segment> segments) {
    public Transcript {
        segments = List.copyOf(segments);
    }
}
