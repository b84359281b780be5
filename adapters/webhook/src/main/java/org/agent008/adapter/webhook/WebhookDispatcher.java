package org.agent008.adapter.webhook;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.agent008.domain.port.Deliveries;
import org.agent008.domain.port.Deliveries.Disabled;
import org.agent008.domain.port.Deliveries.Entry;
import org.agent008.domain.port.Deliveries.State;
import org.agent008.domain.port.Webhooks;
import org.agent008.domain.settings.WebhookEndpoint;

/**
 * Posts what waits in the outbox: each event at least once, those of a call in order, each endpoint
 * and each call on its own. Safe from any thread.
 */
public final class WebhookDispatcher implements Webhooks, AutoCloseable {
    private record Served(WebhookEndpoint endpoint, Lanes lanes) {}

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http;
    private final Deliveries deliveries;
    private final WebhookOptions options;
    private volatile Map<String, Served> endpoints = Map.of();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
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
        Map<String, Served> before = endpoints;
        Map<String, Served> now = new LinkedHashMap<>();
        List<Served> fresh = new ArrayList<>();
        WebhookEndpoint.byKey(wanted)
                .forEach((key, endpoint) -> {
                    Served same = before.get(key);
                    if (same == null || !same.endpoint().equals(endpoint)) {
                        same = new Served(endpoint, lanes(key, endpoint));
                        fresh.add(same);
                    }
                    now.put(key, same);
                });
        endpoints = Collections.unmodifiableMap(now);
        before.values().stream().filter(s -> !now.containsValue(s)).forEach(s -> s.lanes().close());
        if (started) {
            fresh.forEach(s -> s.lanes().start());
        }
        switched();
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void switched() {
        listeners.forEach(Runnable::run);
    }

    private Lanes lanes(String key, WebhookEndpoint endpoint) {
        String name = name(endpoint);
        try {
            Post post = new Post(http, endpoint, options);
            return new Lanes(
                    key, name, deliveries, post, endpoint.retry(), options, this::switched);
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
        each(Lanes::start);
    }

    /** Looks for new entries: to be called after each commit of the journal. Never blocks. */
    public void wake() {
        each(Lanes::wake);
    }

    private void each(Consumer<Lanes> how) {
        endpoints.values().forEach(s -> how.accept(s.lanes()));
    }

    @Override
    public List<Standing> standing() {
        List<Standing> all = new ArrayList<>();
        endpoints.forEach((key, served) -> {
            WebhookEndpoint e = served.endpoint();
            all.add(
                    new Standing(
                            e.label(),
                            String.valueOf(e.url().getHost()),
                            e.format(),
                            e.events(),
                            e.retry(),
                            deliveries.counts(key),
                            served.lanes().lastError(),
                            deliveries.disabled(key).map(Disabled::since)));
        });
        return all;
    }

    @Override
    public List<Entry> deliveries(Optional<State> state, long before, int limit) {
        return deliveries.list(state, before, limit);
    }

    @Override
    public Replay replay(long id) {
        if (deliveries.replay(id)) {
            wake();
            switched();
            return Replay.DONE;
        }
        return deliveries.find(id).isPresent() ? Replay.NOT_DEAD : Replay.NO_SUCH_DELIVERY;
    }

    @Override
    public int replayAll() {
        int replayed = deliveries.replayAll();
        wake();
        switched();
        return replayed;
    }

    /** Stops at once. What is on its way is sent again by the next run. */
    @Override
    public synchronized void close() {
        each(Lanes::close);
        http.shutdownNow();
        executor.shutdownNow();
    }
}
