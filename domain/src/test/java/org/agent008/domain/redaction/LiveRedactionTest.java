package org.agent008.domain.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.agent008.domain.call.CallId;
import org.agent008.domain.speech.Channel;
import org.agent008.domain.speech.Segment;
import org.agent008.domain.speech.Words;
import org.junit.jupiter.api.Test;

class LiveRedactionTest {
    private final LiveRedaction live = new LiveRedaction(List.of());
    private int second;

    private String said(String text, boolean last) {
        Segment segment =
                new Segment(
                        Channel.REMOTE,
                        Duration.ofSeconds(second),
                        Duration.ofSeconds(second + 1),
                        text);
        second += last ? 2 : 0;
        return live.redact(new Words(new CallId("c"), segment, last)).segment().text();
    }

    @Test
    void aNumberIsBlackenedWhileItIsDictated() {
        String dictated = "four two four two four two four two four two four two four two four two";
        assertThat(said("it is " + dictated.substring(0, 54), false)).startsWith("it is four two");
        assertThat(said("it is " + dictated.substring(0, 62), false)).isEqualTo("it is [card]");
        assertThat(said("it is " + dictated, true)).isEqualTo("it is [card]");
    }

    @Test
    void thePiecesBeforeCount() {
        assertThat(said("4242 4242", true)).isEqualTo("4242 4242");
        assertThat(said("4242", true)).isEqualTo("4242");
        assertThat(said("four", false)).isEqualTo("[card]");
        assertThat(said("four two four two", true)).isEqualTo("[card]");
        assertThat(said("thanks, order four four seven one nine", true))
                .isEqualTo("thanks, order four four seven one nine");
    }

    @Test
    void aPhoneNumberIsHeard() {
        String phone = "call me at four four two zero seven nine four six zero nine five eight";
        assertThat(said(phone, true)).isEqualTo(phone);
    }
}
