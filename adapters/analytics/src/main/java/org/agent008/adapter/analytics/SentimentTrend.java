package org.agent008.adapter.analytics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.agent008.domain.speech.Channel;
import org.agent008.domain.speech.Segment;
import org.agent008.domain.speech.Sentiment;
import org.agent008.domain.speech.Transcript;

/** How both sides felt over a call. */
final class SentimentTrend {
    private static final int POINTS = 10;
    private static final Duration SHORTEST_PART = Duration.ofSeconds(15);

    private final VaderSentiment vader;

    SentimentTrend(VaderSentiment vader) {
        this.vader = vader;
    }

    Sentiment of(Transcript transcript) {
        List<Segment> segments = transcript.segments();
        Duration end =
                segments.stream().map(Segment::end).max(Duration::compareTo).orElse(Duration.ZERO);
        Duration part = max(SHORTEST_PART, end.plusMillis(1).dividedBy(POINTS));
        List<Sentiment.Point> trend = new ArrayList<>();
        double local = 0;
        double remote = 0;
        for (Duration at = Duration.ZERO; at.compareTo(end) < 0; at = at.plus(part)) {
            List<Segment> inside = within(segments, at, at.plus(part));
            local = mean(inside, Channel.LOCAL).orElse(local);
            remote = mean(inside, Channel.REMOTE).orElse(remote);
            trend.add(new Sentiment.Point(at, rounded(local), rounded(remote)));
        }
        return new Sentiment(
                rounded(mean(segments, Channel.LOCAL).orElse(0)),
                rounded(mean(segments, Channel.REMOTE).orElse(0)),
                trend,
                VaderSentiment.MODEL);
    }

    private static List<Segment> within(List<Segment> segments, Duration from, Duration to) {
        return segments.stream()
                .filter(s -> s.start().compareTo(from) >= 0 && s.start().compareTo(to) < 0)
                .toList();
    }

    /** Of what tells anything; of the rest there is usually more. */
    private OptionalDouble mean(List<Segment> segments, Channel channel) {
        double[] scores =
                segments.stream()
                        .filter(s -> s.channel() == channel)
                        .mapToDouble(s -> vader.score(s.text()))
                        .toArray();
        double[] telling = Arrays.stream(scores).filter(s -> s != 0).toArray();
        return scores.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Arrays.stream(telling).average().orElse(0));
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
