package org.agent008.domain.speech;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * That a topic came up.
 *
 * @param local how often this side spoke of it
 * @param remote how often the far end did
 * @param first when it came up, since the call was answered
 */
public record Mention(String topic, int local, int remote, Duration first) {
    /** The topics that came up, in the order of {@code topics}. */
    public static List<Mention> of(List<Topic> topics, List<Segment> segments) {
        return topics.stream().map(t -> of(t, segments)).flatMap(Optional::stream).toList();
    }

    private static Optional<Mention> of(Topic topic, List<Segment> segments) {
        Pattern phrases =
                Pattern.compile(
                        topic.phrases().stream()
                                .map(p -> Pattern.quote(p.toLowerCase(Locale.ROOT)))
                                .collect(Collectors.joining("|", "(?<!\\p{L})(?:", ")(?!\\p{L})")));
        return segments.stream()
                .filter(s -> count(phrases, s) > 0)
                .map(Segment::start)
                .min(Duration::compareTo)
                .map(first ->
                        new Mention(
                                topic.name(),
                                count(phrases, segments, Channel.LOCAL),
                                count(phrases, segments, Channel.REMOTE),
                                first));
    }

    private static int count(Pattern phrases, List<Segment> segments, Channel channel) {
        return segments.stream()
                .filter(s -> s.channel() == channel)
                .mapToInt(s -> count(phrases, s))
                .sum();
    }

    private static int count(Pattern phrases, Segment s) {
        return (int) phrases.matcher(s.text().toLowerCase(Locale.ROOT)).results().count();
    }
}
