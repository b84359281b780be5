package org.agent008.domain.fake;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.agent008.domain.call.CallId;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.contact.Contact;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.port.EventLog;
import org.agent008.domain.port.History;
import org.agent008.domain.speech.Dossier;
import org.agent008.domain.speech.Segment;
import org.agent008.domain.speech.Summary;

/** The calls that an event log tells of. Safe from any thread if that is. */
public final class FakeHistory implements History {
    private final EventLog log;

    public FakeHistory(EventLog log) {
        this.log = log;
    }

    private Stream<Cdr> newestFirst() {
        Map<CallId, Cdr> calls = new LinkedHashMap<>();
        for (Envelope e : log.after(0, Integer.MAX_VALUE)) {
            if (e.event() instanceof CallEvent call) {
                calls.put(call.call(), call.cdr());
            }
        }
        return calls.values().stream().sorted(Comparator.comparing(Cdr::date).reversed());
    }

    @Override
    public List<Cdr> search(String query, Optional<Instant> before, int limit) {
        String[] words = FakeContacts.plain(query).strip().split("\\s+", -1);
        return newestFirst()
                .filter(c -> before.map(c.date().toInstant()::isBefore).orElse(true))
                .filter(c -> Arrays.stream(words).allMatch((text(c) + said(c.id()))::contains))
                .limit(limit)
                .toList();
    }

    private String said(CallId id) {
        Dossier dossier = new FakeArchive(log).dossier(id);
        String words =
                dossier.transcript().stream()
                        .flatMap(t -> t.segments().stream())
                        .map(Segment::text)
                        .collect(Collectors.joining("\n", "\n", "\n"));
        return FakeContacts.plain(words + dossier.summary().map(Summary::text).orElse(""));
    }

    private static String text(Cdr c) {
        return FakeContacts.plain(
                String.join(
                        "\n",
                        c.from().number(),
                        c.from().name().orElse(""),
                        c.to().number(),
                        c.to().name().orElse(""),
                        c.contact().map(Contact::name).orElse(""),
                        c.contact().flatMap(Contact::organisation).orElse("")));
    }

    @Override
    public Optional<Cdr> find(CallId id) {
        return newestFirst().filter(c -> c.id().equals(id)).findFirst();
    }
}
