package org.agent008.app.harness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A check that can't fail proves nothing. */
class ReceiverTest {
    @Test
    void aBodyThatIsNotWhatWasSignedIsAFault() throws IOException, InterruptedException {
        try (var receiver = Receiver.start();
                var http = HttpClient.newHttpClient()) {
            String id = "evt_1";
            String now = Long.toString(Instant.now().getEpochSecond());
            String body = "{\"id\":\"evt_1\"}";
            String signature = Receiver.signature(id, now, body.getBytes(UTF_8));
            for (String sent : new String[] {body, body + " "}) {
                http.send(
                        HttpRequest.newBuilder(URI.create(receiver.url()))
                                .header("Content-Type", "application/json")
                                .header("webhook-id", id)
                                .header("webhook-timestamp", now)
                                .header("webhook-signature", signature)
                                .POST(BodyPublishers.ofString(sent))
                                .build(),
                        BodyHandlers.discarding());
            }
            assertThat(receiver.arrivals()).hasSize(2);
            assertThat(receiver.faults()).containsExactly("the signature of evt_1 is wrong");
        }
    }
}
