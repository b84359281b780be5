package org.agent008.domain.redaction;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.agent008.domain.speech.Channel;
import org.agent008.domain.speech.Segment;
import org.agent008.domain.speech.Transcript;

/**
 * Blackens card numbers, IBANs, mail addresses and what the person's own patterns find, written or
 * dictated, also where a number is dictated over several segments of one channel: each piece of it
 * becomes its name in brackets, such as {@code [card]}. Safe from any thread; takes time linear in
 * the text, whatever the patterns.
 */
public final class Redaction {
    /** Whoever pauses longer has ended a number. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final List<Find.Finder> finders;
    private final List<PatternSearch> patterns;

    private Redaction(List<OwnPattern> own, CardNumbers cards) {
        finders = List.of(new MailAddresses(), new Ibans(), cards);
        patterns = own.stream().map(PatternSearch::new).toList();
    }

    /** Blackens what is complete. */
    public static Redaction of(List<OwnPattern> own) {
        return new Redaction(own, CardNumbers.whole());
    }

    /** Also blackens card numbers that are not yet said to the end, from their 13th digit on. */
    static Redaction ofUnfinished(List<OwnPattern> own) {
        return new Redaction(own, CardNumbers.growing());
    }

    /** The same transcript without what nobody should read. */
    public Transcript redact(Transcript t) {
        return new Transcript(t.id(), t.language(), t.model(), redact(t.segments()));
    }

    /** The same segments, in the same order. */
    List<Segment> redact(List<Segment> segments) {
        Segment[] blackened = segments.toArray(Segment[]::new);
        for (Channel channel : Channel.values()) {
            List<Integer> passage = new ArrayList<>();
            for (int i = 0; i < blackened.length; i++) {
                if (blackened[i].channel() == channel) {
                    if (!passage.isEmpty() && pause(blackened[passage.getLast()], blackened[i])) {
                        blacken(blackened, passage);
                        passage.clear();
                    }
                    passage.add(i);
                }
            }
            blacken(blackened, passage);
        }
        return Arrays.asList(blackened);
    }

    private static boolean pause(Segment before, Segment after) {
        return after.start().minus(before.end()).compareTo(PAUSE) > 0;
    }

    private void blacken(Segment[] segments, List<Integer> passage) {
        List<String> texts = passage.stream().map(i -> segments[i].text()).toList();
        List<String> blackened = redactTexts(texts);
        for (int i = 0; i < passage.size(); i++) {
            Segment s = segments[passage.get(i)];
            segments[passage.get(i)] =
                    new Segment(s.channel(), s.start(), s.end(), blackened.get(i));
        }
    }

    private List<String> redactTexts(List<String> texts) {
        List<Token> tokens = Token.of(texts);
        List<Find> finds = new ArrayList<>();
        for (Find.Finder finder : finders) {
            finder.in(tokens).stream()
                    .filter(f -> finds.stream().noneMatch(f::overlaps))
                    .forEach(finds::add);
        }
        return IntStream.range(0, texts.size())
                .mapToObj(i -> blackened(texts.get(i), stripes(i, texts.get(i), tokens, finds)))
                .toList();
    }

    private record Stripe(int start, int end, String label) {}

    private List<Stripe> stripes(int segment, String text, List<Token> tokens, List<Find> finds) {
        List<Stripe> stripes = new ArrayList<>();
        for (Find find : finds) {
            Token last = tokens.get(find.last());
            List<Token> inside =
                    tokens.subList(find.first(), find.last() + 1).stream()
                            .filter(t -> t.segment() == segment && !t.isSign())
                            .filter(t -> t.equals(last) || !Spoken.isFiller(t))
                            .toList();
            if (!inside.isEmpty()) {
                stripes.add(
                        new Stripe(
                                inside.getFirst().start(), inside.getLast().end(), find.label()));
            }
        }
        for (PatternSearch pattern : patterns) {
            for (int[] match : pattern.in(text)) {
                stripes.add(new Stripe(match[0], match[1], pattern.name()));
            }
        }
        stripes.sort(Comparator.comparingInt(Stripe::start));
        return stripes;
    }

    private static String blackened(String text, List<Stripe> stripes) {
        StringBuilder blackened = new StringBuilder();
        int end = 0;
        for (Stripe stripe : stripes) {
            if (stripe.start() >= end) {
                blackened.append(text, end, stripe.start()).append('[').append(stripe.label());
                blackened.append(']');
            }
            end = Math.max(end, stripe.end());
        }
        return blackened.append(text.substring(end)).toString();
    }
}
