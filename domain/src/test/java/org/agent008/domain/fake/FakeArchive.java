package org.agent008.domain.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.agent008.domain.call.CallId;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.port.Archive;
import org.agent008.domain.port.EventLog;
import org.agent008.domain.speech.Dossier;
import org.agent008.domain.speech.Segment;
import org.agent008.domain.speech.Snippet;
import org.agent008.domain.speech.Snippet.Mark;
import org.agent008.domain.speech.Snippet.Source;

/** What an event log tells of; it only notes what it is asked to delete. */
public final class FakeArchive implements Archive {
    public final List<Purge> purged = new ArrayList<>();
    private final EventLog log;

    public FakeArchive(EventLog log) {
        this.log = log;
    }

    @Override
    public Dossier dossier(CallId id) {
        Dossier d = Dossier.EMPTY;
        for (Envelope e : log.after(0, Integer.MAX_VALUE)) {
            if (e.event() instanceof CallEvent event && event.call().equals(id)) {
                d =
                        switch (event) {
                            case CallEvent.Transcribed(var _, var transcript) ->
                                    new Dossier(
                                            d.recording(),
                                            Optional.of(transcript),
                                            d.summary(),
                                            d.insights());
                            case CallEvent.Summarized(var _, var summary) ->
                                    new Dossier(
                                            d.recording(),
                                            d.transcript(),
                                            Optional.of(summary),
                                            d.insights());
                            case CallEvent.Analyzed(var _, var insights) ->
                                    new Dossier(
                                            d.recording(),
                                            d.transcript(),
                                            d.summary(),
                                            Optional.of(insights));
                            default -> d;
                        };
            }
        }
        return d;
    }

    @Override
    public Map<CallId, Snippet> snippets(String query, List<CallId> calls) {
        Map<CallId, Snippet> found = new HashMap<>();
        for (CallId call : calls) {
            for (Segment s : dossier(call).transcript().map(t -> t.segments()).orElse(List.of())) {
                int at = FakeContacts.plain(s.text()).indexOf(FakeContacts.plain(query));
                if (at >= 0 && !query.isBlank()) {
                    Mark mark = new Mark(at, at + query.length());
                    found.put(call, new Snippet(Source.TRANSCRIPT, s.text(), List.of(mark)));
                }
            }
        }
        return found;
    }

    @Override
    public CompletionStage<Integer> purge(Purge what) {
        purged.add(what);
        return CompletableFuture.completedFuture(purged.size());
    }
}
