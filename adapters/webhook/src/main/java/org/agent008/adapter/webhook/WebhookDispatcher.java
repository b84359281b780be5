package org.agent008.adapter.webhook;

import java.net.http.HttpClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Deliveries deliveries;
    private final WebhookOptions options;
    private final Map<Map.Entry<String, WebhookEndpoint>, Lanes> endpoints = new LinkedHashMap<>();
    private boolean started;

    /**
     * @throws IllegalArgumentException where a secret or a header of an endpoint cannot be used
     */
    public WebhookDispatcher(
            Deliveries deliveries, List<WebhookEndpoint> endpoints, WebhookOptions options) {
        this.deliveries = deliveries;
        this.options = options;
        HttpClient.Builder client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(options.connectTimeout())
                        .executor(executor);
        options.tls().ifPresent(client::sslContext);
        http = client.build();
        configure(endpoints);
    }

    /**
     * These are the endpoints from now on. Those that stay the same go on undisturbed; what waits
     * for one that is gone waits until it is back.
     *
     * @throws IllegalArgumentException where a secret or a header of an endpoint cannot be used
     */
    public synchronized void configure(List<WebhookEndpoint> wanted) {
        Set<Map.Entry<String, WebhookEndpoint>> all = WebhookEndpoint.byKey(wanted).entrySet();
        Map<Map.Entry<String, WebhookEndpoint>, Lanes> fresh = new LinkedHashMap<>();
        all.stream()
                .filter(e -> !endpoints.containsKey(e))
                .forEach(e -> fresh.put(Map.entry(e.getKey(), e.getValue()), lanes(e)));
        endpoints.keySet().stream()
                .filter(e -> !all.contains(e))
                .toList()
                .forEach(gone ->
                        Optional.ofNullable(endpoints.remove(gone)).ifPresent(Lanes::close));
        endpoints.putAll(fresh);
        if (started) {
            fresh.values().forEach(Lanes::start);
        }
    }

    private Lanes lanes(Map.Entry<String, WebhookEndpoint> one) {
        String name = name(one.getValue());
        try {
            Post post = new Post(http, one.getValue(), options);
            return new Lanes(one.getKey(), name, deliveries, post, options);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "webhook " + name + ": " + wrong.getMessage(), wrong);
        }
    }

    /** For people and logs: paths and queries of webhooks are often secrets. */
    private static String name(WebhookEndpoint e) {
        return (e.label() + " (" + e.url().getHost() + ")").strip();
    }

    /** Begins to send, with what an earlier run left waiting. */
    public synchronized void start() {
        started = true;
        endpoints.values().forEach(Lanes::start);
    }

    /** Looks for new entries: to be called after each commit of the journal. Never blocks. */
    public synchronized void wake() {
        endpoints.values().forEach(Lanes::wake);
    }

    /** Stops at once. What is on its way is sent again by the next run. */
    @Override
    public synchronized void close() {
        endpoints.values().forEach(Lanes::close);
        http.shutdownNow();
        executor.shutdownNow();
    }
}
