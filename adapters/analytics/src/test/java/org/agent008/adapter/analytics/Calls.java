package org.agent008.adapter.analytics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.agent008.domain.speech.Channel;
import org.agent008.domain.speech.Segment;
import org.agent008.domain.speech.Transcript;

/** Conversations, as recognizers write them down. */
final class Calls {
    private Calls() {}

    /** The far end complains about a delivery, and is content in the end. */
    static Transcript delivery() {
        return of(
                "l thank you for calling northwind support this is sarah speaking",
                "r hi i ordered a washing machine two weeks ago and it still has not arrived",
                "l i am sorry to hear that let me look into it for you",
                "r this is the third time i call and nobody could tell me where it is",
                "l could you give me your order number please",
                "r sure it is four four seven one nine",
                "l okay one moment the weather is awful here today isn't it",
                "r yes raining all morning",
                "l i can see the delivery was returned to the depot because the driver could not"
                        + " find the address",
                "r that is ridiculous i was at home the whole day",
                "l i will schedule a new delivery for friday between nine and twelve and refund the"
                        + " shipping fee of thirty dollars",
                "r okay that works for me",
                "l you will receive a confirmation by email within the hour",
                "r great thank you so much for sorting this out",
                "l you are welcome have a nice day");
    }

    /** Each line begins with l or r and takes four seconds. */
    static Transcript of(String... lines) {
        List<Segment> segments = new ArrayList<>();
        for (String line : lines) {
            Duration start = Duration.ofSeconds(4L * segments.size());
            segments.add(
                    new Segment(
                            line.startsWith("l ") ? Channel.LOCAL : Channel.REMOTE,
                            start,
                            start.plusSeconds(4),
                            line.substring(2)));
        }
        return new Transcript("t1", "en-US", "small", segments);
    }
}
