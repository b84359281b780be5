package org.agent008.adapter.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.agent008.adapter.wire.EventJson;
import org.agent008.adapter.wire.EventTypes;
import org.agent008.domain.event.Envelope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /v1/events}: committed events as server-sent events (WHATWG HTML section 9.2), from where
 * the client left off.
 */
final class EventRoute {
    private static final Logger LOG = LoggerFactory.getLogger(EventRoute.class);

    private final EventFeed feed;
    private final Duration heartbeat;

    EventRoute(EventFeed feed, Duration heartbeat) {
        this.feed = feed;
        this.heartbeat = heartbeat;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/v1/events", this::stream);
    }

    /** Runs as long as the client stays; its virtual thread waits for events and for the client. */
    private void stream(Context ctx) throws IOException, InterruptedException {
        long cursor = lastSeen(ctx).map(feed::cursorAfter).orElseGet(feed::newest);
        ctx.res().setContentType("text/event-stream;charset=utf-8");
        OutputStream out = ctx.res().getOutputStream();
        try {
            begin(out, cursor);
            if (cursor != EventFeed.NOW) {
                for (List<Envelope> page = feed.written(cursor);
                        !page.isEmpty() && !feed.isClosed();
                        page = feed.written(cursor)) {
                    cursor = send(out, page, cursor);
                }
            }
            while (!feed.isClosed()) {
                List<Envelope> page = feed.after(cursor, heartbeat);
                if (page.isEmpty()) {
                    comment(out, "alive");
                } else {
                    cursor = send(out, page, cursor);
                }
            }
        } catch (IOException gone) {
            LOG.debug("an event stream ended: {}", gone.toString());
        }
    }

    /** The cursor after the page. */
    private static long send(OutputStream out, List<Envelope> page, long cursor)
            throws IOException {
        long last = cursor;
        for (Envelope e : page) {
            String text =
                    "id: "
                            + e.sequence()
                            + "\nevent: "
                            + EventTypes.of(e.event())
                            + "\ndata: "
                            + EventJson.toJson(e)
                            + "\n\n";
            out.write(text.getBytes(StandardCharsets.UTF_8));
            last = e.sequence();
        }
        out.flush();
        return last;
    }

    /** An id without data is where a client goes on that loses the connection before any event. */
    private static void begin(OutputStream out, long cursor) throws IOException {
        comment(out, "agent008" + (cursor == EventFeed.NOW ? "" : "\nid: " + cursor));
    }

    private static void comment(OutputStream out, String text) throws IOException {
        out.write((": " + text + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static Optional<Long> lastSeen(Context ctx) {
        return Optional.ofNullable(ctx.header("Last-Event-ID"))
                .or(() -> Optional.ofNullable(ctx.queryParam("after")))
                .map(EventRoute::sequence);
    }

    private static long sequence(String text) {
        try {
            long sequence = Long.parseLong(text);
            if (sequence >= 0) {
                return sequence;
            }
        } catch (NumberFormatException notANumber) {
            // told below, like a negative one
        }
        throw RequestBody.malformed(
                        "Last-Event-ID (or after) is the id of the last event seen, 0 for all that"
                                + " are kept.")
                .asException();
    }
}
