package org.agent008.adapter.api;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.agent008.domain.phone.Mailbox;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The local API: REST and an event stream for the user's own programs on this machine, which {@code
 * api.json} tells how to get in. Safe from any thread but the mailbox, on which it would wait for
 * itself.
 */
public final class ApiServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);

    private final Javalin javalin;
    private final EventFeed feed;
    private final Announcement announcement;
    private final int port;

    private ApiServer(Javalin javalin, EventFeed feed, Announcement announcement, int port) {
        this.javalin = javalin;
        this.feed = feed;
        this.announcement = announcement;
        this.port = port;
    }

    /**
     * Binds, listens to the phone's committed events and writes {@code api.json}.
     *
     * @throws java.net.BindException where the port is taken; the message says so for people
     */
    public static ApiServer start(Mailbox mailbox, ApiSources sources, ApiOptions options)
            throws IOException {
        return start(mailbox, sources, options, Limits.DEFAULT);
    }

    static ApiServer start(Mailbox mailbox, ApiSources sources, ApiOptions options, Limits limits)
            throws IOException {
        List<ServerSocketChannel> channels = Loopback.open(options.port());
        int port = channels.getFirst().socket().getLocalPort();
        Token token = Token.random();
        EventFeed feed = new EventFeed(sources.events());
        PhoneDoor door = new PhoneDoor(mailbox, limits.phone());
        Javalin javalin =
                Javalin.create(config -> {
                    server(config, channels, new Guard(token), limits);
                    routes(config, door, feed, sources, options, limits);
                });
        try {
            javalin.start();
            door.ask(phone -> {
                phone.onCommitted(feed);
                return true;
            });
            PrivateDirectory.create(options.directory());
            UnixSocket.open(javalin.jettyServer().server(), options.directory(), limits.stuck());
            Announcement announcement = Announcement.write(options.directory(), port, token);
            LOG.info("the local API is at http://127.0.0.1:{}", port);
            return new ApiServer(javalin, feed, announcement, port);
        } catch (IOException | RuntimeException e) {
            stop(javalin);
            for (ServerSocketChannel channel : channels) {
                channel.close();
            }
            throw e;
        }
    }

    private static void server(
            JavalinConfig config, List<ServerSocketChannel> channels, Guard guard, Limits limits) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.jetty.modifyServer(server -> {
            server.insertHandler(guard);
            server.setErrorHandler(Problems::beforeRoutes);
            server.setStopTimeout(limits.stop().toMillis());
        });
        for (ServerSocketChannel channel : channels) {
            config.jetty.addConnector((server, http) -> {
                ServerConnector connector =
                        new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
                connector.setIdleTimeout(limits.stuck().toMillis());
                // Bound already: this is for what Jetty logs.
                connector.setHost(channel.socket().getInetAddress().getHostAddress());
                connector.setPort(channel.socket().getLocalPort());
                try {
                    connector.open(channel);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return connector;
            });
        }
    }

    private static void routes(
            JavalinConfig config,
            PhoneDoor door,
            EventFeed feed,
            ApiSources sources,
            ApiOptions options,
            Limits limits) {
        byte[] description = description();
        config.routes.get(
                "/healthz",
                ctx -> ctx.contentType("application/json").result("{\"status\":\"ok\"}"));
        config.routes.get(
                "/v1/openapi.json", ctx -> ctx.contentType("application/json").result(description));
        new StatusRoutes(door, options.version()).addTo(config.routes);
        new CallRoutes(door).addTo(config.routes);
        new LinkRoutes(door, sources.links()).addTo(config.routes);
        new HistoryRoutes(sources.history(), sources.archive()).addTo(config.routes);
        new DeviceRoutes(sources.devices()).addTo(config.routes);
        new WebhookRoutes(sources.webhooks()).addTo(config.routes);
        new ContactRoutes(sources.contacts()).addTo(config.routes);
        new SettingsRoutes(sources.configuration()).addTo(config.routes);
        new DoctorRoutes(sources.doctor(), sources.bundle()).addTo(config.routes);
        options.callers().ifPresent(callers -> new CallerRoutes(callers).addTo(config.routes));
        new EventRoute(feed, limits.heartbeat()).addTo(config.routes);
        Problems.addTo(config.routes);
    }

    private static byte[] description() {
        try (InputStream in = ApiServer.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it was bound: the port that was asked for, or the free one that was taken. */
    public int port() {
        return port;
    }

    /** Connections that are open now. */
    int connections() {
        return Arrays.stream(javalin.jettyServer().server().getConnectors())
                .mapToInt(c -> c.getConnectedEndPoints().size())
                .sum();
    }

    /** Ends open streams and waits a moment for requests under way. */
    @Override
    public void close() {
        try {
            announcement.withdraw();
        } catch (IOException e) {
            LOG.warn("{} stays behind: {}", Announcement.NAME, e.toString());
        }
        feed.close();
        stop(javalin);
    }

    private static void stop(Javalin javalin) {
        try {
            javalin.jettyServer().server().stop();
        } catch (TimeoutException e) {
            LOG.debug("clients that did not leave by themselves were cut off");
        } catch (Exception e) {
            LOG.warn("the local API did not stop cleanly", e);
        }
    }
}
