package org.agent008.app.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is reachable where (RFC 3261 section 10.3): a binding lasts until it expires, is taken back,
 * or its connection ends.
 */
final class Registrar {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration DEFAULT = Duration.ofMinutes(10);

    /** Where a user is reached: the registered Contact URI, over the connection it came on. */
    record Binding(String contact, Flow flow, Instant expires) {}

    private final Map<String, List<Binding>> bindings = new HashMap<>();
    private final InstantSource clock;

    Registrar(InstantSource clock) {
        this.clock = clock;
    }

    /** Takes an authenticated REGISTER of {@code user}; returns the answer. */
    SipMessage register(String user, SipMessage request, Flow flow) {
        List<Binding> mine = bindings.computeIfAbsent(user, _ -> new ArrayList<>());
        for (String text : request.all("Contact")) {
            SipField contact = SipField.parse(text);
            Optional<Duration> lasts = expires(request, contact);
            if (lasts.isEmpty()) {
                return request.response(400, "Bad Expires");
            }
            if (contact.value().equals("*")) {
                if (!lasts.get().isZero()) {
                    return request.response(400, "Contact * needs Expires 0");
                }
                mine.clear();
            } else {
                mine.removeIf(b -> b.contact().equals(contact.uri()));
                if (!lasts.get().isZero()) {
                    Instant until = clock.instant().plus(lasts.get());
                    mine.add(new Binding(contact.uri(), flow, until));
                }
            }
        }
        SipMessage ok = request.response(200, "OK");
        for (Binding b : of(user)) {
            long left = Duration.between(clock.instant(), b.expires()).toSeconds();
            ok = ok.added("Contact", "<" + b.contact() + ">;expires=" + left);
        }
        return ok;
    }

    /** The live bindings of a user. */
    List<Binding> of(String user) {
        Instant now = clock.instant();
        return bindings.getOrDefault(user, List.of()).stream()
                .filter(b -> b.expires().isAfter(now))
                .toList();
    }

    void forget(Flow flow) {
        bindings.values().forEach(all -> all.removeIf(b -> b.flow().equals(flow)));
    }

    private static Optional<Duration> expires(SipMessage request, SipField contact) {
        return contact.param("expires")
                .or(() -> request.header("Expires"))
                .map(Registrar::seconds)
                .orElse(Optional.of(DEFAULT));
    }

    private static Optional<Duration> seconds(String text) {
        if (!text.matches("\\d{1,10}")) {
            return Optional.empty();
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(text));
        return Optional.of(asked.compareTo(LONGEST) > 0 ? LONGEST : asked);
    }
}
