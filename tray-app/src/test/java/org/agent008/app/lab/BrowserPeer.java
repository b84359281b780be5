package org.agent008.app.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.agent008.app.harness.Await;

/** A person at a browser phone: headless Chromium with SIP.js or JsSIP, which plays a tone. */
final class BrowserPeer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration REPLY = Duration.ofSeconds(30);

    private final Process process;
    private final Writer commands;
    private final Path errors;
    private final List<JsonNode> events = new ArrayList<>();
    private final Map<Integer, CompletableFuture<JsonNode>> replies = new HashMap<>();
    private int lastCommand;
    private int losses;

    /**
     * What a call sounds like at the browser.
     *
     * @param hz strongest tone
     * @param share of the energy that is in that tone, 0 to 1
     */
    record Heard(double hz, double rms, double share, long longestSilenceMs) {}

    private BrowserPeer(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        this.commands = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        Thread.ofVirtual().name("browser-peer").start(this::read);
    }

    /** Starts the browser with SIP.js and registers; returns when calls can come. */
    static BrowserPeer start(Lab lab, String user, String displayName, int toneHz)
            throws IOException {
        return start(lab, "sipjs", user, displayName, toneHz);
    }

    /**
     * The same with another SIP stack.
     *
     * @param stack {@code sipjs} or {@code jssip}
     */
    static BrowserPeer start(Lab lab, String stack, String user, String displayName, int toneHz)
            throws IOException {
        Path errors = Lab.runDirectory("browser").resolve("errors.log");
        List<String> command = lab.command();
        command.addAll(
                List.of(
                        "node",
                        Lab.script("browser-peer/peer.mjs").toString(),
                        "--interactive",
                        "--stack",
                        stack,
                        "--ws",
                        lab.uri().toString(),
                        "--allow-ip",
                        lab.host(),
                        "--domain",
                        Lab.DOMAIN,
                        "--user",
                        user,
                        "--password",
                        Lab.password(user),
                        "--display-name",
                        displayName,
                        "--tone",
                        "" + toneHz,
                        "--max-seconds",
                        "1200"));
        Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        BrowserPeer peer = new BrowserPeer(process, errors);
        try {
            peer.await("ready", Duration.ofSeconds(60), e -> true);
            return peer;
        } catch (AssertionError e) {
            peer.close();
            throw e;
        }
    }

    /** Calls a number; gives the browser's own name of the call. */
    String call(String number, String... headers) {
        return ask("call", number, Map.of("headers", List.of(headers))).asText();
    }

    /** Opens a new WebSocket in place of the lost one and registers over it. */
    void comeBack() {
        losses++;
        Await.until(
                "the browser has lost its WebSocket",
                () ->
                        events().stream()
                                        .filter(e ->
                                                e.path("type").asText().equals("ws:disconnected"))
                                        .count()
                                >= losses);
        ask("reconnect");
        ask("register");
    }

    void answer(String call) {
        ask("answer", call);
    }

    void reject(String call, int status) {
        ask("reject", call, status);
    }

    /** Hangs up, or cancels what was not answered yet. */
    void hangUp(String call) {
        ask("hangup", call);
    }

    void hold(String call) {
        ask("hold", call);
    }

    void unhold(String call) {
        ask("unhold", call);
    }

    /**
     * Presses keys.
     *
     * @param how {@code info} or {@code rtp}
     */
    void dtmf(String call, String keys, String how) {
        ask("dtmf", call, keys, how);
    }

    /** Hands a call on to a number unasked. */
    void transfer(String call, String number) {
        ask("transfer", call, number);
    }

    /** Listens to the last milliseconds of a call. */
    Heard hears(String call, Duration last) {
        JsonNode audio = ask("measure", call, last.toMillis()).path("audio");
        return new Heard(
                audio.path("peakHz").asDouble(),
                audio.path("rms").asDouble(),
                audio.path("toneShare").asDouble(),
                audio.path("longestSilenceMs").asLong());
    }

    /** A call that rings or is up: {@code {id, from, displayName, to}}. */
    JsonNode incoming() {
        return await("call:incoming", e -> !isOver(e.path("id").asText()));
    }

    private boolean isOver(String call) {
        return events().stream()
                .anyMatch(e ->
                        e.path("type").asText().equals("call:terminated")
                                && e.path("id").asText().equals(call));
    }

    /** Waits for an event of a call. */
    JsonNode await(String type, String call) {
        return await(type, e -> e.path("id").asText().equals(call));
    }

    JsonNode await(String type, Predicate<JsonNode> test) {
        return await(type, REPLY, test);
    }

    private JsonNode await(String type, Duration limit, Predicate<JsonNode> test) {
        return Await.value(
                "the browser's " + type,
                limit,
                () -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("the browser phone ended, see " + errors);
                    }
                    return events().stream()
                            .filter(e -> e.path("type").asText().equals(type))
                            .filter(test)
                            .findFirst();
                });
    }

    /** All it has told so far. */
    synchronized List<JsonNode> events() {
        return List.copyOf(events);
    }

    private JsonNode ask(String command, Object... args) {
        var reply = new CompletableFuture<JsonNode>();
        try {
            synchronized (this) {
                int id = ++lastCommand;
                replies.put(id, reply);
                JsonNode line = JSON.valueToTree(Map.of("id", id, "cmd", command, "args", args));
                commands.write(line + "\n");
                commands.flush();
            }
            return reply.get(REPLY.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the browser phone did not " + command + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(JSON.readTree(line));
            }
        } catch (IOException e) {
            // the process is gone; whoever waits for it sees that
        }
    }

    private synchronized void take(JsonNode line) {
        if (line.has("event")) {
            events.add(line.get("event"));
            return;
        }
        CompletableFuture<JsonNode> reply = replies.remove(line.path("id").asInt());
        if (reply == null) {
            return;
        }
        if (line.has("error")) {
            reply.completeExceptionally(new IllegalStateException(line.get("error").asText()));
        } else {
            reply.complete(line.path("result"));
        }
    }

    /** {@code kill -9}: nobody hears of its end. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Unregisters and ends the browser. */
    @Override
    public void close() throws IOException {
        try {
            commands.close();
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
