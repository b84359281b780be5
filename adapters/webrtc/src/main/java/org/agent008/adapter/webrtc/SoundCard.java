package org.agent008.adapter.webrtc;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agent008.domain.call.CallId;
import org.agent008.domain.port.AudioDesk;
import org.agent008.domain.port.AudioDesk.FrameSink;
import org.agent008.domain.port.AudioDesk.FrameSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the person hear and speak in calls, with the default speaker and microphone of PulseAudio or
 * PipeWire. Open only while there is a call to talk in. Where there is no sound card, calls go on
 * without, and the log says so once. Safe from any thread; no method blocks but {@link #close}.
 */
public final class SoundCard implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SoundCard.class);
    private static final long RETRY_MILLIS = 2_000;
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(4);

    private final AudioDesk desk;
    private final Card.Opener cards;
    private final CopyOnWriteArrayList<Route> routes = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);

    // the audio thread's own; the callbacks are made once: the audio path allocates nothing
    private final short[] heard = new short[Pcm.FRAME];
    private final short[] spoken = new short[Pcm.FRAME];
    private final int[] sum = new int[Pcm.FRAME];
    private final Consumer<Route> add = this::add;
    private final Consumer<Route> pass = this::pass;
    private final FrameSource speaker = this::mix;
    private final FrameSink microphone = this::say;
    private @Nullable String trouble;

    public SoundCard(AudioDesk desk) {
        this(desk, PulseCard::open);
    }

    SoundCard(AudioDesk desk, Card.Opener cards) {
        this.desk = desk;
        this.cards = cards;
        thread = Thread.ofPlatform().daemon().name("sound card").start(this::run);
    }

    /** The person hears all of these calls and is heard in them, and in no other. */
    public synchronized void talk(Set<CallId> calls) {
        if (isClosed()) {
            return;
        }
        for (Route route : routes) {
            if (!calls.contains(route.call())) {
                end(route);
            }
        }
        for (CallId call : calls) {
            if (routes.stream().noneMatch(route -> route.call().equals(call))) {
                routes.add(new Route(desk, call));
            }
        }
        notifyAll();
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void end(Route route) {
        routes.remove(route);
        route.close();
        log.debug("{}: its audio broke off {} times", route.call(), route.underruns());
    }

    private void run() {
        try {
            while (awaitCalls()) {
                serve();
            }
        } catch (InterruptedException e) {
            log.debug("ended by interruption", e);
        }
    }

    private synchronized boolean awaitCalls() throws InterruptedException {
        while (routes.isEmpty() && !isClosed()) {
            wait();
        }
        return !isClosed();
    }

    private void serve() throws InterruptedException {
        try (Card card = cards.open()) {
            log.debug("the sound card is open");
            trouble = null;
            while (!routes.isEmpty()) {
                card.turn(speaker, microphone);
            }
        } catch (IOException | RuntimeException e) {
            tell(e);
            var _ = closed.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** The same trouble is told once, not at each try. */
    private void tell(Exception e) {
        String now = Objects.requireNonNullElse(e.getMessage(), e.toString());
        if (!now.equals(trouble)) {
            trouble = now;
            log.info("No sound card, calls go on without: {}", now);
            log.debug("", e);
        }
    }

    private boolean mix(short[] frame) {
        Arrays.fill(sum, 0);
        routes.forEach(add);
        for (int i = 0; i < frame.length; i++) {
            frame[i] = Pcm.saturated(sum[i]);
        }
        return true;
    }

    private void add(Route route) {
        route.hear(heard);
        for (int i = 0; i < heard.length; i++) {
            sum[i] += heard[i];
        }
    }

    private void say(short[] frame) {
        System.arraycopy(frame, 0, spoken, 0, spoken.length);
        routes.forEach(pass);
    }

    private void pass(Route route) {
        route.say(spoken);
    }

    /** Lets go of the card and of all calls. */
    @Override
    public void close() {
        synchronized (this) {
            closed.countDown();
            routes.forEach(this::end);
            notifyAll();
        }
        try {
            if (!thread.join(CLOSE_LIMIT)) {
                log.warn("the sound card did not close in {}", CLOSE_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
