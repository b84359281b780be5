package org.agent008.adapter.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.agent008.adapter.api.ApiDescription.Operation;
import org.agent008.domain.call.CallId;
import org.agent008.domain.fake.SampleEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/api.md, sent as they stand there. */
class DocumentationIT {
    private static final Path GUIDE = Path.of("../../docs/api.md");
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^curl .*?^```");
    private static final Pattern METHOD = Pattern.compile("-X (\\w+)");
    private static final Pattern HEADER = Pattern.compile("-H \"([\\w-]+): ([^\"]+)\"");
    private static final Pattern BODY =
            Pattern.compile("(?s)-d (?:'([^']+)'|\"((?:[^\"\\\\]|\\\\.)+)\")");
    private static final Pattern TARGET = Pattern.compile("\"\\$URL([^\"]+)\"");

    private final Set<String> shown = new LinkedHashSet<>();

    @Test
    void everyExampleWorksAndEveryOperationHasOne(@TempDir Path directory) throws IOException {
        List<String> examples =
                EXAMPLE.matcher(Files.readString(GUIDE)).results().map(MatchResult::group).toList();
        try (Rig rig = new Rig(directory)) {
            rig.phone.contacts.add(SampleEvents.contact());
            rig.webhooks.outbox.add("crm", "evt_1", "a", "{}", SampleEvents.START);
            rig.webhooks.outbox.dead(1, "HTTP 500", SampleEvents.START);
            for (String example : examples) {
                send(example, rig);
            }
        }
        assertThat(shown)
                .containsAll(
                        new ApiDescription()
                                .operations().stream().map(Operation::toString).toList());
    }

    private void send(String example, Rig rig) throws IOException {
        String method = first(METHOD, example, "GET");
        String target = first(TARGET, example, "");
        shown.add(
                method
                        + " "
                        + target.replace("$CALL", "{id}")
                                .replace("/1/", "/{id}/")
                                .replaceFirst("/2001(/|$)", "/{id}$1")
                                .replaceFirst("\\?.*", ""));
        if (target.equals("/v1/events")) {
            new EventReader(rig, OptionalLong.empty()).close();
            return;
        }
        String call = "call" + shown.size();
        String consultation = "consultation" + shown.size();
        if (target.contains("$CALL")) {
            rig.phone.rings(call);
            if (!target.matches(".*/(answer|reject)")) {
                rig.phone.mailbox().ask(p -> p.answer(new CallId(call))).join();
            }
            if (example.contains("$CONSULTATION")) {
                rig.phone.rings(consultation);
                rig.phone.mailbox().ask(p -> p.answer(new CallId(consultation))).join();
            }
            if (target.matches(".*/(accept|decline)-transfer")) {
                rig.phone.isReferred(call);
            }
            if (target.endsWith("/swap")) {
                rig.phone.mailbox().ask(p -> p.hold(new CallId(call))).join();
                rig.phone.agrees(call);
            }
        }
        Http.Request request =
                rig.http.request(method, target.replace("$CALL", call)).without("Authorization");
        HEADER.matcher(example)
                .results()
                .forEach(h -> request.with(h.group(1), h.group(2).replace("$TOKEN", rig.token)));
        BODY.matcher(example)
                .results()
                .forEach(b -> request.body(body(b).replace("$CONSULTATION", consultation)));
        Http.Response response = request.send();
        assertThat(response.status()).as("%s%n%s", example, response.body()).isLessThan(300);
        endAll(rig);
    }

    private static void endAll(Rig rig) {
        rig.phone
                .mailbox()
                .ask(p -> p.snapshot().calls().stream().map(c -> p.hangUp(c.cdr().id())).toList())
                .join();
    }

    /** What stands between single quotes, or between double ones with the shell's escapes. */
    private static String body(MatchResult found) {
        return found.group(1) == null ? found.group(2).replace("\\\"", "\"") : found.group(1);
    }

    private static String first(Pattern pattern, String text, String otherwise) {
        return pattern.matcher(text).results().findFirst().map(m -> m.group(1)).orElse(otherwise);
    }
}
