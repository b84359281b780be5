package org.agent008.adapter.settings;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.agent008.domain.phone.Reply.Refusal;
import org.agent008.domain.settings.Secret;

/** Reads a person's settings from a server (RFC 7617 Basic authentication). */
final class SettingsServer {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final String userAgent;

    SettingsServer(String userAgent) {
        this.userAgent = userAgent;
    }

    /** The server's settings were not had; the message is one sentence for people. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final Refusal why;

        private RefusedException(Refusal why, String message) {
            super(message);
            this.why = why;
        }

        Refusal why() {
            return why;
        }
    }

    /**
     * The text of the settings, which nobody has looked at yet. A redirect is not followed: it
     * might carry the password somewhere else.
     *
     * @param trustStore authorities besides those that Java knows
     */
    byte[] fetch(URI address, String nickname, Secret password, Optional<Path> trustStore)
            throws RefusedException {
        var name = shown(address);
        var request =
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .header("User-Agent", userAgent)
                        .header("Accept", "application/json")
                        .header("Authorization", basic(nickname, password))
                        .build();
        try (var http = client(trustStore)) {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                check(response.statusCode(), name);
                return body.readNBytes(SourceText.MAX_BYTES + 1);
            }
        } catch (SSLException e) {
            throw new RefusedException(
                    Refusal.SERVER_UNREACHABLE,
                    "%s is not trusted: %s. Where its authority is your own, name its PEM file as trustStore."
                            .formatted(name, reason(e)));
        } catch (IOException e) {
            throw new RefusedException(
                    Refusal.SERVER_UNREACHABLE,
                    "The settings could not be read from %s: it can't be reached (%s). Check settingsUri and the network."
                            .formatted(name, reason(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException(Refusal.SERVER_UNREACHABLE, "The log-in was interrupted.");
        }
    }

    private static HttpClient client(Optional<Path> trustStore) throws IOException {
        var builder =
                HttpClient.newBuilder()
                        .version(Version.HTTP_1_1)
                        .followRedirects(Redirect.NEVER)
                        .connectTimeout(PATIENCE);
        if (trustStore.isPresent()) {
            builder.sslContext(TrustStore.context(trustStore.get()));
        }
        return builder.build();
    }

    private static void check(int status, String name) throws RefusedException {
        if (status == 401 || status == 403) {
            throw new RefusedException(
                    Refusal.LOGIN_REFUSED, name + " refused this nickname or password.");
        }
        if (status / 100 != 2) {
            throw new RefusedException(
                    Refusal.SERVER_UNREACHABLE,
                    "%s answered %d instead of the settings. Check settingsUri."
                            .formatted(name, status));
        }
    }

    /** A query may hold a token. */
    static String shown(URI address) {
        var query = address.getRawQuery();
        return query == null ? address.toString() : address.toString().replace("?" + query, "");
    }

    private static String basic(String nickname, Secret password) {
        var both = nickname + ":" + password.reveal();
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private static String reason(IOException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t.getMessage() != null) {
                return t.getMessage();
            }
        }
        return e.getClass().getSimpleName();
    }
}
