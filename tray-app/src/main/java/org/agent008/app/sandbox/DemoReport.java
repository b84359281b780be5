package org.agent008.app.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import org.agent008.domain.port.AudioDesk.Levels;

/**
 * What the demo call showed.
 *
 * @param cdr as the webhook receiver got it in the end
 * @param byPhone what the phone heard of the caller
 * @param byCaller what the caller heard of the phone
 * @param ringing from the INVITE to the 180
 * @param connecting from the answer to the audio connection
 * @param speaking from the answer to the first sound at the caller
 */
record DemoReport(
        JsonNode cdr,
        Heard byPhone,
        Heard byCaller,
        Levels levels,
        Duration ringing,
        Duration connecting,
        Duration speaking) {

    /**
     * What one side heard.
     *
     * @param loudest window of 100 ms, in dBFS
     */
    record Heard(String what, Duration length, double loudest) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s for %.1f s, loudest %.1f dBFS",
                    what,
                    length.toMillis() / 1e3,
                    loudest);
        }
    }

    void print(Progress out) {
        out.text("");
        out.text("Call detail record");
        cdr.properties().forEach(e -> row(out, e.getKey(), plain(e.getValue())));
        out.text("");
        out.text("Audio");
        row(out, "heard by the phone", byPhone.toString());
        row(out, "heard by the caller", byCaller.toString());
        row(
                out,
                "packets to the phone",
                levels.packetsReceived() + ", from it " + levels.packetsSent());
        row(out, "concealed samples", Long.toString(levels.concealedSamples()));
        out.text("");
        out.text("Latency");
        row(out, "INVITE to 180", millis(ringing));
        row(out, "answer to connected", millis(connecting));
        row(out, "answer to first sound", millis(speaking));
        out.text("");
    }

    private static String plain(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static String millis(Duration d) {
        return d.toMillis() + " ms";
    }

    private static void row(Progress out, String name, String value) {
        out.text(String.format(Locale.ROOT, "  %-22s %s", name, value));
    }
}
