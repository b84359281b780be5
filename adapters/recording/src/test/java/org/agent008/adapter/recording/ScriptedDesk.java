package org.agent008.adapter.recording;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.agent008.domain.call.CallId;
import org.agent008.domain.port.AudioDesk;

/** A desk whose clock the test turns: 500 Hz here, 900 Hz at the far end. */
final class ScriptedDesk implements AudioDesk {
    static final int LOCAL_HZ = 500;
    static final int REMOTE_HZ = 900;

    private final List<FrameSink> local = new CopyOnWriteArrayList<>();
    private final List<FrameSink> remote = new CopyOnWriteArrayList<>();
    final List<FrameSource> voices = new CopyOnWriteArrayList<>();
    final AtomicLong loudest = new AtomicLong();
    private long samples;

    /** As many ticks of 10 ms, as fast as they go. */
    void tick(int times) {
        for (int t = 0; t < times; t++) {
            short[] said = new short[480];
            voices.removeIf(voice -> !voice.fill(said));
            for (short sample : said) {
                loudest.accumulateAndGet(Math.abs(sample), Math::max);
            }
            short[] mine = tone(LOCAL_HZ);
            short[] theirs = tone(REMOTE_HZ);
            local.forEach(sink -> sink.accept(mine));
            Arrays.fill(mine, (short) 12_345);
            remote.forEach(sink -> sink.accept(theirs));
            samples += 480;
        }
    }

    private short[] tone(int hz) {
        short[] frame = new short[480];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (short) (8_000 * Math.sin(2 * Math.PI * hz * (samples + i) / 48_000));
        }
        return frame;
    }

    int taps() {
        return local.size() + remote.size();
    }

    @Override
    public Tap tap(CallId id, Side side, FrameSink sink) {
        List<FrameSink> sinks = side == Side.LOCAL ? local : remote;
        sinks.add(sink);
        return () -> sinks.remove(sink);
    }

    @Override
    public Tap tap(CallId id, Side side, int rate, FrameSink sink) {
        throw new UnsupportedOperationException("nobody records at another rate");
    }

    @Override
    public Tap speak(CallId id, FrameSource source) {
        voices.add(source);
        return () -> voices.remove(source);
    }

    @Override
    public Optional<Levels> levels(CallId id) {
        return Optional.empty();
    }
}
