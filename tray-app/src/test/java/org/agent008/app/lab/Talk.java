package org.agent008.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.agent008.adapter.webrtc.Tone;
import org.agent008.adapter.webrtc.ToneMeter;
import org.agent008.app.harness.Await;
import org.agent008.domain.call.CallId;
import org.agent008.domain.port.AudioDesk;
import org.agent008.domain.port.AudioDesk.Side;

/** A call both of whose ends play a tone of their own. */
final class Talk implements AutoCloseable {
    private static final int SAMPLES_PER_SECOND = 48_000;

    /** What the browser plays. */
    static final int BROWSER_HZ = 660;

    private final BrowserPeer browser;
    private final String theirs;
    private final int hz;
    private final ToneMeter meter = new ToneMeter();
    private final AudioDesk.Tap ear;
    private final AudioDesk.Tap voice;

    Talk(AudioDesk desk, BrowserPeer browser, String ours, String theirs, int hz) {
        this.browser = browser;
        this.theirs = theirs;
        this.hz = hz;
        ear = desk.tap(new CallId(ours), Side.REMOTE, meter);
        voice = desk.speak(new CallId(ours), new Tone(hz, -6));
    }

    /** What the line loses may be heard as a click, but the tone goes on, both ways. */
    void getsThrough(Duration time) {
        meter.reset();
        int clear = 0;
        for (long second = 1; second <= time.toSeconds(); second++) {
            Await.until("a second of audio", () -> meter.heard() >= SAMPLES_PER_SECOND);
            ToneMeter.Reading reading = meter.read();
            meter.reset();
            clear += Math.abs(reading.hz() - BROWSER_HZ) < 3 && reading.dbfs() > -20 ? 1 : 0;
        }
        assertThat(clear)
                .as("seconds in which we heard them")
                .isGreaterThan((int) time.toSeconds() - 2);
        var heard = browser.hears(theirs, time);
        assertThat(heard.hz()).isBetween(hz - 3.0, hz + 3.0);
        assertThat(heard.share()).as("of the energy is our tone").isGreaterThan(0.7);
        assertThat(heard.longestSilenceMs()).as("longest silence").isLessThan(300);
    }

    void bothHear() {
        Await.until("the browser hears " + hz + " Hz", () -> isOurs(Duration.ofMillis(500)));
        Await.until("we hear " + BROWSER_HZ + " Hz", () -> isTheirs(meter.read()));
    }

    /**
     * Both hear each other again soon after something happened to the network; tells how soon.
     *
     * @param limit generous: the machine is slow
     */
    void isBackWithin(Duration limit, Runnable happens) {
        happens.run();
        long start = System.nanoTime();
        meter.reset();
        Await.until("we hear them again", limit, () -> isTheirs(meter.read()));
        long ours = millisSince(start);
        Await.until(
                "they hear us again",
                limit.minusMillis(ours),
                () -> isOurs(Duration.ofMillis(500)));
        System.out.printf(
                "audio is back: from them after %d ms, to them after %d ms%n",
                ours, millisSince(start));
    }

    private static long millisSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    /** Watches each second of it; the browser's last seconds are looked at as a whole. */
    void keepsUp(Duration time) {
        meter.reset();
        for (long second = 1; second <= time.toSeconds(); second++) {
            long enough = second * SAMPLES_PER_SECOND;
            Await.until("a second of audio", () -> meter.heard() >= enough);
            ToneMeter.Reading reading = meter.read();
            assertThat(reading).as("second %s", second).matches(Talk::isTheirs);
        }
        var heard = browser.hears(theirs, time.minusSeconds(1));
        assertThat(heard.hz()).isBetween(hz - 3.0, hz + 3.0);
        assertThat(heard.rms()).isGreaterThan(0.1);
        assertThat(heard.share()).isGreaterThan(0.8);
    }

    private boolean isOurs(Duration last) {
        var heard = browser.hears(theirs, last);
        return Math.abs(heard.hz() - hz) < 6 && heard.share() > 0.8;
    }

    private static boolean isTheirs(ToneMeter.Reading r) {
        return Math.abs(r.hz() - BROWSER_HZ) < 3 && r.dbfs() > -20 && r.snrDb() > 10;
    }

    @Override
    public void close() {
        voice.close();
        ear.close();
    }
}
