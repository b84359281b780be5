package org.agent008.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest {
    private static final String BODY = "{\"id\":\"evt_1\",\"type\":\"phone:ringing\",\"data\":{}}";

    private final Seen<WebhookReceiver.Received> seen = new Seen<>();
    private final WebhookReceiver receiver = new WebhookReceiver(seen::add);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.close();
        receiver.close();
    }

    @Test
    void aSignedEventIsGenuine() throws Exception {
        long now = Instant.now().getEpochSecond();
        assertThat(post(now, "v1,b2xk v1," + signature(now, BODY), BODY)).isEqualTo(204);
        WebhookReceiver.Received event = seen.all().getFirst();
        assertThat(event.genuine()).isTrue();
        assertThat(event.type()).isEqualTo("phone:ringing");
        assertThat(event.id()).isEqualTo("evt_1");
    }

    @Test
    void aChangedBodyIsRefused() throws Exception {
        long now = Instant.now().getEpochSecond();
        String signature = "v1," + signature(now, BODY);
        assertThat(post(now, signature, BODY.replace("ringing", "accepted"))).isEqualTo(401);
        assertThat(seen.all().getFirst().genuine()).isFalse();
        assertThat(seen.all().getFirst().fault()).contains("webhook-signature");
    }

    @Test
    void anUnsignedEventIsRefused() throws Exception {
        assertThat(post(Instant.now().getEpochSecond(), "", BODY)).isEqualTo(401);
    }

    @Test
    void anOldEventIsRefused() throws Exception {
        long old = Instant.now().getEpochSecond() - 600;
        assertThat(post(old, "v1," + signature(old, BODY), BODY)).isEqualTo(401);
        assertThat(seen.all().getFirst().fault()).contains("webhook-timestamp");
    }

    @Test
    void whatIsNoJsonIsRefused() throws Exception {
        long now = Instant.now().getEpochSecond();
        assertThat(post(now, "v1," + signature(now, "{"), "{")).isEqualTo(400);
    }

    private int post(long time, String signature, String body) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(receiver.uri())
                        .header("webhook-id", "evt_1")
                        .header("webhook-timestamp", Long.toString(time))
                        .POST(BodyPublishers.ofString(body));
        if (!signature.isEmpty()) {
            request.header("webhook-signature", signature);
        }
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private String signature(long time, String body) throws Exception {
        byte[] key =
                Base64.getDecoder().decode(receiver.secret().reveal().substring("whsec_".length()));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        byte[] text = ("evt_1." + time + "." + body).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(mac.doFinal(text));
    }
}
