package org.agent008.app.doctor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.agent008.adapter.wire.ConfigurationJson;
import org.agent008.adapter.wire.DoctorJson;
import org.agent008.domain.doctor.Doctor;
import org.agent008.domain.doctor.Step;
import org.agent008.domain.doctor.SupportBundle;
import org.agent008.domain.phone.Configuration;

/**
 * {@code doctor.txt}, {@code doctor.json}, {@code versions.txt}, {@code settings.json}, {@code
 * sip-trace.txt} and the log files. Phone numbers stay in it, secrets do not.
 */
public final class ZippedBundle implements SupportBundle {
    private final Doctor doctor;
    private final Configuration configuration;
    private final Supplier<String> trace;
    private final Optional<Path> logs;
    private final String version;

    /**
     * @param trace the last SIP messages
     * @param logs directory of the log files
     * @param version of the phone
     */
    public ZippedBundle(
            Doctor doctor,
            Configuration configuration,
            Supplier<String> trace,
            Optional<Path> logs,
            String version) {
        this.doctor = doctor;
        this.configuration = configuration;
        this.trace = trace;
        this.logs = logs;
        this.version = version;
    }

    @Override
    public byte[] zip() throws IOException, InterruptedException {
        List<Step> steps = doctor.examine(_ -> {});
        Configuration.State state = configuration.state();
        Scrub scrub = new Scrub(KnownSecrets.of(state.settings()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            add(zip, "doctor.txt", scrub.of(lines(steps)));
            add(zip, "doctor.json", scrub.of(DoctorJson.toJson(steps).toPrettyString()));
            add(zip, "versions.txt", versions());
            add(
                    zip,
                    "settings.json",
                    scrub.of(
                            ConfigurationJson.toJson(state, configuration.document())
                                    .toPrettyString()));
            add(zip, "sip-trace.txt", scrub.of(trace.get()));
            if (logs.isPresent()) {
                addLogs(zip, logs.get(), scrub);
            }
        }
        return bytes.toByteArray();
    }

    private static void addLogs(ZipOutputStream zip, Path directory, Scrub scrub)
            throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.log")) {
            for (Path file : files) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                add(zip, "log/" + file.getFileName(), scrub.of(text));
            }
        }
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String lines(List<Step> steps) {
        return steps.stream()
                .map(step ->
                        "%s  %s  %s%s%n"
                                .formatted(
                                        step.finding().condition(),
                                        step.name(),
                                        step.finding().text(),
                                        step.finding()
                                                .advice()
                                                .map(advice -> "\n    -> " + advice)
                                                .orElse("")))
                .collect(Collectors.joining());
    }

    private String versions() {
        return Stream.concat(
                        Stream.of("Agent 008 " + version),
                        Stream.of(
                                        "java.vm.name",
                                        "java.runtime.version",
                                        "os.name",
                                        "os.version",
                                        "os.arch",
                                        "user.language",
                                        "file.encoding")
                                .map(name -> name + ": " + System.getProperty(name)))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
