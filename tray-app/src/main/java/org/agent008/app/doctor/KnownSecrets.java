package org.agent008.app.doctor;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.agent008.domain.settings.IceServer;
import org.agent008.domain.settings.Secret;
import org.agent008.domain.settings.Settings;
import org.agent008.domain.settings.WebhookEndpoint;

/** The secrets of a configuration, so that they can be looked for where they must not be. */
final class KnownSecrets {
    private static final int TOKEN = 12;

    private KnownSecrets() {}

    static Set<String> of(Settings settings) {
        Set<String> known = new HashSet<>();
        settings.account().ifPresent(account -> known.add(account.password().reveal()));
        settings.iceServers().stream()
                .map(IceServer::credential)
                .flatMap(Optional::stream)
                .map(Secret::reveal)
                .forEach(known::add);
        settings.webhooks().stream().flatMap(KnownSecrets::of).forEach(known::add);
        return known;
    }

    /** A long path is a token in many a chat system's webhook. */
    private static Stream<String> of(WebhookEndpoint webhook) {
        return Stream.of(
                        webhook.secrets().stream().map(Secret::reveal),
                        webhook.headers().values().stream().map(Secret::reveal),
                        Stream.ofNullable(webhook.url().getRawPath())
                                .filter(path -> path.length() >= TOKEN))
                .flatMap(part -> part);
    }
}
