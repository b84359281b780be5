package org.agent008.adapter.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.agent008.domain.doctor.Doctor;
import org.agent008.domain.doctor.Finding;
import org.agent008.domain.fake.FakeArchive;
import org.agent008.domain.fake.FakeAudioDevices;
import org.agent008.domain.fake.FakeConfiguration;
import org.agent008.domain.fake.FakeHistory;
import org.agent008.domain.fake.FakeWebhooks;
import org.agent008.domain.fake.PhoneOnFakes;
import org.agent008.domain.phone.Configuration;
import org.agent008.domain.phone.Links;
import org.agent008.domain.phone.Reply;
import org.agent008.domain.port.AudioDevices;
import org.agent008.domain.port.Webhooks;

/** A registered phone with its API on a free port. */
final class Rig implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final Limits LIMITS =
            new Limits(PATIENCE, Duration.ofSeconds(15), PATIENCE, Limits.DEFAULT.stop());

    static final byte[] BUNDLE = {'P', 'K', 5, 6};

    final PhoneOnFakes phone = new PhoneOnFakes();
    final FakeAudioDevices devices = new FakeAudioDevices();
    final FakeConfiguration configuration = new FakeConfiguration();
    final FakeWebhooks webhooks = new FakeWebhooks();
    final FakeArchive archive = new FakeArchive(phone.journal);
    final ApiDescription description = new ApiDescription();
    final FakeCallers callers = new FakeCallers();
    final ApiServer server;
    final String token;
    final Http http;

    Rig(Path directory) throws IOException {
        this(directory, LIMITS);
    }

    Rig(Path directory, Limits limits) throws IOException {
        phone.registered();
        server =
                ApiServer.start(
                        phone.mailbox(),
                        sources(phone, archive, devices, webhooks, configuration),
                        new ApiOptions(0, directory, "1.2.3", Optional.of(callers)),
                        limits);
        JsonNode told = new ObjectMapper().readTree(directory.resolve("api.json").toFile());
        token = told.get("token").textValue();
        http = new Http(server.port(), token, description);
    }

    static ApiSources sources(
            PhoneOnFakes phone,
            FakeArchive archive,
            AudioDevices devices,
            Webhooks webhooks,
            Configuration configuration) {
        return new ApiSources(
                phone.journal,
                new FakeHistory(phone.journal),
                archive,
                phone.contacts,
                devices,
                webhooks,
                configuration,
                doctor(),
                () -> BUNDLE,
                Rig::open);
    }

    /** A phone whose person is asked, but for one number. */
    private static CompletionStage<Reply<Links.Outcome>> open(Optional<String> link) {
        return CompletableFuture.completedFuture(
                link.equals(Optional.of("tel:900"))
                        ? new Reply.Refused<>(Reply.Refusal.NOT_ALLOWED, "Not this one.")
                        : new Reply.Done<>(
                                link.isPresent() ? Links.Outcome.ASKED : Links.Outcome.SHOWN));
    }

    /** Has two lines to say. */
    private static Doctor doctor() {
        return new Doctor(
                () ->
                        List.of(
                                chart -> chart.look("DNS", () -> Finding.ok("127.0.0.1")),
                                chart ->
                                        chart.look(
                                                "TCP", () -> Finding.fault("closed", "Open it."))),
                InstantSource.system());
    }

    @Override
    public void close() {
        server.close();
        phone.close();
    }
}
