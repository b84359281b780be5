package org.agent008.adapter.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A client of the event stream; each event it reads is held against openapi.json. */
final class EventReader implements AutoCloseable {
    private final HttpURLConnection connection;
    private final BufferedReader lines;
    private final ApiDescription description;

    EventReader(Rig rig, OptionalLong lastSeen) throws IOException {
        description = rig.description;
        connection =
                (HttpURLConnection)
                        URI.create("http://127.0.0.1:" + rig.server.port() + "/v1/events")
                                .toURL()
                                .openConnection();
        connection.setReadTimeout(Math.toIntExact(Rig.PATIENCE.toMillis()));
        connection.setRequestProperty("Authorization", "Bearer " + rig.token);
        lastSeen.ifPresent(
                id -> connection.setRequestProperty("Last-Event-ID", String.valueOf(id)));
        lines =
                new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        String greeting = lines.readLine();
        if (!": agent008".equals(greeting)) {
            throw new IOException("not the stream: " + greeting);
        }
    }

    /** {@code sequence type} of each of the next events; heartbeats are passed over. */
    List<String> read(int count) throws IOException {
        List<String> events = new ArrayList<>();
        String id = "";
        String type = "";
        while (events.size() < count) {
            String line = lines.readLine();
            if (line == null) {
                throw new IOException("the stream ended after " + events);
            }
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                type = line.substring(7);
            } else if (line.startsWith("data: ")) {
                description.checkEvent(line.substring(6));
                events.add(id + " " + type);
            }
        }
        return events;
    }

    /** The next line as it is; null at the end. */
    String line() throws IOException {
        return String.valueOf(lines.readLine());
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
