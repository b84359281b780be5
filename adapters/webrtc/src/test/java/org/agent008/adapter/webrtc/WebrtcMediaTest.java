package org.agent008.adapter.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebrtcMediaTest {
    private final Calls calls = new Calls();

    @AfterEach
    void close() {
        calls.close();
    }

    @Test
    void bothEndsHearEachOthersTone() {
        var call = calls.connect("one");
        call.near().speak(new Tone(440, -12));
        call.far().speak(new Tone(1000, -12));

        call.near().hears(1000, -12);
        call.far().hears(440, -12);
    }
}
