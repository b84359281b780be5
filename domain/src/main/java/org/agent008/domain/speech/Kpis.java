package org.agent008.domain.speech;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a call went, in figures.
 *
 * @param silence how long nobody spoke, holding apart
 * @param longestSilence the longest of it in one piece
 * @param hold how long the call was on hold, whoever held it
 */
public record Kpis(
        Share local, Share remote, Duration silence, Duration longestSilence, Duration hold) {

    /**
     * Those of a call.
     *
     * @param length from answer to end
     * @param holds when it was on hold
     */
    public static Kpis of(List<Segment> segments, Duration length, List<Span> holds) {
        Turns local = new Turns(segments, Channel.LOCAL);
        Turns remote = new Turns(segments, Channel.REMOTE);
        Duration both = local.talk().plus(remote.talk());
        List<Span> held =
                holds.stream().map(h -> new Span(h.start(), min(h.end(), length))).toList();
        Spans silence =
                Spans.of(
                                Stream.concat(
                                                segments.stream()
                                                        .map(s -> new Span(s.start(), s.end())),
                                                held.stream())
                                        .toList())
                        .gaps(length);
        return new Kpis(
                local.share(remote, both),
                remote.share(local, both),
                silence.length(),
                silence.longest(),
                Spans.of(held).length());
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
