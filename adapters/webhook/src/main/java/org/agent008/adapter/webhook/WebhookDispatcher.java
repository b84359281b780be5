package org.agent008.adapter.webhook;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.agent008.domain.port.Deliveries;
import org.agent008.domain.settings.WebhookEndpoint;

/**
 * Posts what waits in the outbox: each event at least once, those of a call in order, each endpoint
 * and each call on its own. Safe from any thread.
 */
public final class WebhookDispatcher implements AutoCloseable {
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http;
    private final List<Lanes> endpoints = new ArrayList<>();

    /**
     * @throws IllegalArgumentException where a secret or a header of an endpoint cannot be used
     */
    public WebhookDispatcher(
            Deliveries deliveries, List<WebhookEndpoint> endpoints, WebhookOptions options) {
        HttpClient.Builder client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(options.connectTimeout())
                        .executor(executor);
        options.tls().ifPresent(client::sslContext);
        http = client.build();
        for (Map.Entry<String, WebhookEndpoint> e : WebhookEndpoint.byKey(endpoints).entrySet()) {
            String name = name(e.getValue());
            try {
                Post post = new Post(http, e.getValue(), options);
                this.endpoints.add(new Lanes(e.getKey(), name, deliveries, post, options));
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(
                        "webhook " + name + ": " + wrong.getMessage(), wrong);
            }
        }
    }

    /** For people and logs: paths and queries of webhooks are often secrets. */
    private static String name(WebhookEndpoint e) {
        return (e.label() + " (" + e.url().getHost() + ")").strip();
    }

    /** Begins to send, with what an earlier run left waiting. */
    public void start() {
        endpoints.forEach(Lanes::start);
    }

    /** Looks for new entries: to be called after each commit of the journal. Never blocks. */
    public void wake() {
        endpoints.forEach(Lanes::wake);
    }

    /** Stops at once. What is on its way is sent again by the next run. */
    @Override
    public void close() {
        endpoints.forEach(Lanes::close);
        http.shutdownNow();
        executor.shutdownNow();
    }
}
