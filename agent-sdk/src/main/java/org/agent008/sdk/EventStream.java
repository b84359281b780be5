package org.agent008.sdk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agent008.sdk.wire.EventEnvelope;
import org.jspecify.annotations.Nullable;

/**
 * The phone's events in order (server-sent events, WHATWG HTML section 9.2). Where the connection
 * is lost it connects anew, over restarts of the phone too, and goes on after the last event seen:
 * each comes once.
 */
final class EventStream implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(EventStream.class.getName());
    private static final String ID = "id:";
    private static final String DATA = "data:";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Api api;
    private final Consumer<PhoneEvent> sink;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Optional<String> last = Optional.empty();
    private volatile @Nullable InputStream current;

    /**
     * Connects and reads from then on, on a thread of its own.
     *
     * @throws SoftphoneException where no phone answers
     */
    EventStream(Api api, Consumer<PhoneEvent> sink) {
        this.api = api;
        this.sink = sink;
        try {
            BufferedReader first = open();
            Thread.ofVirtual().name("agent008-events").start(() -> run(first));
        } catch (IOException e) {
            throw new SoftphoneException(
                    SoftphoneException.UNREACHABLE, "The phone sends no events: " + e, e);
        } catch (InterruptedException e) {
            throw SoftphoneException.interrupted(e);
        }
    }

    /** Returns once the phone has told where the stream begins: from there on nothing is missed. */
    private BufferedReader open() throws IOException, InterruptedException {
        InputStream in = api.events(last);
        current = in;
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        String line = lines.readLine();
        for (; line != null && !line.isEmpty(); line = lines.readLine()) {
            if (line.startsWith(ID)) {
                last = Optional.of(line.substring(ID.length()).strip());
            }
        }
        if (line == null) {
            throw new IOException("the stream ended at once");
        }
        return lines;
    }

    private void run(BufferedReader first) {
        BufferedReader lines = first;
        Duration pause = FIRST_PAUSE;
        try {
            while (true) {
                try {
                    if (lines == null) {
                        lines = open();
                    }
                    pause = FIRST_PAUSE;
                    read(lines);
                } catch (IOException | SoftphoneException e) {
                    LOG.log(System.Logger.Level.DEBUG, "the event stream broke off", e);
                }
                lines = null;
                if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                Duration longer = pause.multipliedBy(2);
                pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An event that breaks off in the middle was not seen: it comes again. */
    private void read(BufferedReader lines) throws IOException {
        String id = null;
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                last = Optional.ofNullable(id).or(() -> last);
                if (!data.isEmpty()) {
                    tell(data.toString());
                    data.setLength(0);
                }
            } else if (line.startsWith(ID)) {
                id = line.substring(ID.length()).strip();
            } else if (line.startsWith(DATA)) {
                data.append(line.substring(DATA.length()).strip()).append('\n');
            }
        }
    }

    private void tell(String json) {
        try {
            sink.accept(EventReader.read(Json.read(json, EventEnvelope.class)));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "an event could not be read", e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        InputStream in = current;
        if (in != null) {
            try {
                in.close();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "the event stream did not close cleanly", e);
            }
        }
    }
}
