package org.agent008.adapter.webrtc;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.agent008.domain.call.CallId;
import org.agent008.domain.port.AudioDesk;
import org.agent008.domain.port.AudioDesk.FrameSource;
import org.agent008.domain.port.AudioDesk.Tap;
import org.agent008.domain.port.AudioDevices;
import org.agent008.domain.port.Choices;
import org.agent008.domain.port.DeviceList;
import org.agent008.domain.settings.AudioSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the person hear and speak in calls and hear tones, with the devices of their choice:
 * PulseAudio or PipeWire on Linux, Java Sound elsewhere. Streams are open only while there is
 * something to hear. Where there is no sound, calls go on without, and the log says so once. Safe
 * from any thread; no method blocks but {@link #close}.
 */
public final class SoundCard implements AudioDevices, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SoundCard.class);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration RETRY_WHILE_IDLE = Duration.ofSeconds(15);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(4);

    private final AudioDesk desk;
    private final SoundSystem.Opener systems;
    private volatile AudioSettings settings;
    private final Choices choices;
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<Route> routes = new CopyOnWriteArrayList<>();
    private final Talk talk;
    private final Voices ringing = new Voices();
    private final Jack microphone;
    private final Jack speaker;
    private final Jack ringer;
    private final Semaphore wakes = new Semaphore(0);
    private final AtomicBoolean stale = new AtomicBoolean();
    private final Thread thread;
    private volatile boolean closed;
    private volatile DeviceList devices = DeviceList.EMPTY;
    private volatile @Nullable SoundSystem system;
    private @Nullable String trouble;

    /**
     * @param choices where the devices that the person chooses are kept; they stand above {@code
     *     settings}
     */
    public SoundCard(AudioDesk desk, AudioSettings settings, Choices choices) {
        this(desk, settings, choices, SoundSystems::open);
    }

    SoundCard(AudioDesk desk, AudioSettings settings, Choices choices, SoundSystem.Opener systems) {
        this.desk = desk;
        this.systems = systems;
        this.settings = settings;
        this.choices = choices;
        talk = new Talk(routes, settings);
        microphone = new Jack("The microphone", (s, d) -> s.record(d, talk::spoken));
        speaker = new Jack("The speaker", (s, d) -> s.play(d, "Speaker", talk::heard));
        ringer = new Jack("The ringer", (s, d) -> s.play(d, "Ringer", this::rings));
        thread = Thread.ofPlatform().daemon().name("sound card").start(this::run);
    }

    /** These settings are in force from now on, in a call too. */
    public void configure(AudioSettings wanted) {
        if (!wanted.equals(settings)) {
            settings = wanted;
            talk.configure(wanted);
            stale.set(true);
            wake();
            listeners.forEach(Runnable::run);
        }
    }

    /** The person hears all of these calls and is heard in them, and in no other. */
    public synchronized void talk(Set<CallId> calls) {
        if (closed) {
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
        wake();
    }

    /** The person hears this as well, until it ends. */
    public synchronized Tap play(FrameSource tone) {
        return begin(talk.tones(), tone);
    }

    /** The same from the ringer. */
    public synchronized Tap ring(FrameSource tone) {
        return begin(ringing, tone);
    }

    private Tap begin(Voices voices, FrameSource tone) {
        if (closed) {
            return () -> {};
        }
        Tap tap = voices.speak(tone);
        wake();
        return tap;
    }

    @Override
    public Snapshot snapshot() {
        DeviceList now = devices;
        Map<Use, Choice> uses = new EnumMap<>(Use.class);
        for (Use use : Use.values()) {
            uses.put(use, new Choice(chosen(use), now.resolve(use, chosen(use))));
        }
        return new Snapshot(now, uses);
    }

    private String chosen(Use use) {
        return choices.of(keptAs(use))
                .orElseGet(() ->
                        switch (use) {
                            case MICROPHONE -> settings.microphone();
                            case SPEAKER -> settings.speaker();
                            case RINGER -> settings.ringer();
                        });
    }

    private static Choices.Choice keptAs(Use use) {
        return switch (use) {
            case MICROPHONE -> Choices.Choice.MICROPHONE;
            case SPEAKER -> Choices.Choice.SPEAKER;
            case RINGER -> Choices.Choice.RINGER;
        };
    }

    @Override
    public boolean choose(Use use, String device) {
        Optional<String> name =
                device.equals(AudioSettings.DEFAULT_DEVICE)
                        ? Optional.of(device)
                        : devices.find(use, device).map(Device::name);
        name.ifPresent(found -> {
            choices.choose(keptAs(use), found);
            stale.set(true);
            wake();
            listeners.forEach(Runnable::run);
        });
        return name.isPresent();
    }

    @Override
    public Meter meter() {
        return talk.meter();
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void wake() {
        SoundSystem open = system;
        if (open != null) {
            open.wake();
        }
        wakes.release();
    }

    private void end(Route route) {
        routes.remove(route);
        route.close();
        log.debug("{}: its audio broke off {} times", route.call(), route.underruns());
    }

    // ---- the audio thread -----------------------------------------------------------------------

    private void run() {
        try {
            while (!closed) {
                wakes.drainPermits();
                serve();
                pause();
            }
        } catch (InterruptedException e) {
            log.debug("ended by interruption", e);
        }
    }

    private void serve() {
        try (SoundSystem open = systems.open()) {
            log.debug("the sound system is open");
            trouble = null;
            system = open;
            try {
                while (!closed) {
                    follow(open.devices());
                    open.turn(turn(open));
                }
            } finally {
                system = null;
                follow(DeviceList.EMPTY); // closes the streams, before their system
                talk.on(false);
            }
        } catch (IOException | RuntimeException e) {
            tell(e);
        }
    }

    /** Lets audio flow; whether there is any. */
    private boolean turn(SoundSystem open) {
        boolean talking = !routes.isEmpty();
        talk.on(talking);
        talk.delay(speaker.delayMillis() + microphone.delayMillis());
        boolean plays = speaker.turn(open, talking || talk.tones().isHeard());
        boolean records = microphone.turn(open, talking);
        talk.flows(records, plays);
        boolean rings = ringer.turn(open, ringing.isHeard());
        return records || plays || rings;
    }

    private boolean rings(short[] frame) {
        ringing.mix(frame);
        return true;
    }

    private void follow(DeviceList now) {
        if (!stale.getAndSet(false) && now.equals(devices)) {
            return;
        }
        devices = now;
        microphone.use(now.resolve(Use.MICROPHONE, chosen(Use.MICROPHONE)));
        speaker.use(now.resolve(Use.SPEAKER, chosen(Use.SPEAKER)));
        ringer.use(now.resolve(Use.RINGER, chosen(Use.RINGER)));
        Guard.run(() -> listeners.forEach(Runnable::run));
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

    /** Until it is worth another try: something shall be heard, or some time has passed. */
    private void pause() throws InterruptedException {
        boolean idle = routes.isEmpty() && !talk.tones().isHeard() && !ringing.isHeard();
        Duration limit = idle ? RETRY_WHILE_IDLE : RETRY;
        var _ = wakes.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Lets go of all devices and all calls. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            routes.forEach(this::end);
        }
        wake();
        try {
            if (!thread.join(CLOSE_LIMIT)) {
                log.warn("the sound card did not close in {}", CLOSE_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
