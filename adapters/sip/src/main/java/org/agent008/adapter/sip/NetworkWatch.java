package org.agent008.adapter.sip;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that this machine's addresses changed, or that it slept: looks at both from time to time,
 * on a thread of its own.
 */
final class NetworkWatch implements AutoCloseable {
    /** What this machine's addresses are now. */
    @FunctionalInterface
    interface Addresses {
        Set<InetAddress> now() throws SocketException;
    }

    private static final Logger log = LoggerFactory.getLogger(NetworkWatch.class);

    /** A look that comes so much too late was kept from coming: the machine slept. */
    private static final Duration SLEPT = Duration.ofSeconds(10);

    private final Duration every;
    private final Addresses addresses;
    private final Clock clock;
    private final Consumer<Set<InetAddress>> listener;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> Thread.ofPlatform().daemon().name("network-watch").unstarted(task));
    private @Nullable Set<InetAddress> last;
    private long lastLook;

    /**
     * @param listener hears the addresses, after a change of them or a sleep
     */
    NetworkWatch(
            Duration every, Addresses addresses, Clock clock, Consumer<Set<InetAddress>> listener) {
        this.every = every;
        this.addresses = addresses;
        this.clock = clock;
        this.listener = listener;
    }

    void start() {
        var _ =
                thread.scheduleWithFixedDelay(
                        this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    void look() {
        try {
            Set<InetAddress> before = last;
            Set<InetAddress> now = addresses.now();
            long time = clock.millis();
            boolean slept = time - lastLook > every.plus(SLEPT).toMillis();
            last = now;
            lastLook = time;
            if (before != null && (slept || !now.equals(before))) {
                log.info(slept ? "Awake again." : "The addresses of this machine changed.");
                listener.accept(now);
            }
        } catch (SocketException | RuntimeException e) { // the executor would never look again
            log.debug("could not look at the network", e);
        }
    }

    /** Of all interfaces that are up. */
    static Set<InetAddress> ofThisMachine() throws SocketException {
        Set<InetAddress> found = new HashSet<>();
        for (NetworkInterface one :
                NetworkInterface.networkInterfaces().toArray(NetworkInterface[]::new)) {
            if (one.isUp()) {
                one.inetAddresses().forEach(found::add);
            }
        }
        return Set.copyOf(found);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
