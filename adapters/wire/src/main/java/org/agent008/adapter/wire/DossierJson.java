package org.agent008.adapter.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.agent008.domain.speech.Dossier;
import org.agent008.domain.speech.Snippet;

/**
 * What was made of a call and where searched words are in it, beside its CDR. Safe from any thread.
 */
public final class DossierJson {
    private DossierJson() {}

    /** Adds {@code recording, transcript, summary, insights}, each where there is one. */
    public static ObjectNode add(Dossier dossier, ObjectNode json) {
        dossier.recording().ifPresent(r -> json.set("recording", SpeechJson.toJson(r)));
        dossier.transcript().ifPresent(t -> json.set("transcript", SpeechJson.toJson(t)));
        dossier.summary().ifPresent(s -> SpeechJson.write(s, json.putObject("summary")));
        dossier.insights().ifPresent(i -> InsightsJson.write(i, json.putObject("insights")));
        return json;
    }

    /** Adds {@code snippet: {source, text, marks: [[start, end]]}}. */
    public static ObjectNode add(Snippet snippet, ObjectNode json) {
        ObjectNode told = json.putObject("snippet");
        told.put("source", snippet.source().name().toLowerCase(Locale.ROOT));
        told.put("text", snippet.text());
        var marks = told.putArray("marks");
        snippet.marks().forEach(m -> marks.addArray().add(m.start()).add(m.end()));
        return json;
    }
}
