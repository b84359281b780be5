package org.agent008.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.agent008.app.cli.PhoneClient.NotRunningException;
import org.agent008.app.cli.PhoneClient.RefusedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code agent008 contacts import FILE}. */
@Command(name = "import", description = "Add the contacts of a vCard file, or update them.")
final class ImportCommand extends ClientCommand {
    private static final int BAR = 30;

    @Parameters(paramLabel = "FILE", description = "vCard file (.vcf).")
    private @Nullable Path file;

    private int shown = -1;

    ImportCommand(Callable<Path> runtimeDirectory) {
        super(runtimeDirectory);
    }

    @Override
    void talk(PhoneClient phone) throws NotRunningException, RefusedException {
        Path given = Optional.ofNullable(file).orElseThrow();
        if (!Files.isReadable(given) || Files.isDirectory(given)) {
            throw new ParameterException(
                    spec().commandLine(), given + " is not a file that can be read.");
        }
        JsonNode report = phone.upload("/v1/contacts/import", "text/vcard", given, this::show);
        if (shown >= 0) {
            err().println();
        }
        print(report, lines(report));
    }

    /** The phone reads as it is sent to, so this is how far it is. */
    private void show(double part) {
        int percent = (int) (100 * part);
        if (!json() && percent != shown) {
            shown = percent;
            int done = BAR * percent / 100;
            err().print("\r[" + "#".repeat(done) + " ".repeat(BAR - done) + "] " + percent + " %");
            err().flush();
        }
    }

    private static String lines(JsonNode report) {
        String told =
                "%d cards: %d new, %d updated, %d unchanged, %d without a number, %d faulty."
                        .formatted(
                                report.path("cards").asInt(),
                                report.path("added").asInt(),
                                report.path("updated").asInt(),
                                report.path("unchanged").asInt(),
                                report.path("withoutNumber").asInt(),
                                report.path("faulty").asInt());
        String faults =
                StreamSupport.stream(report.path("faults").spliterator(), false)
                        .map(f ->
                                "\nline %d: the card %s"
                                        .formatted(f.path("line").asInt(), f.path("text").asText()))
                        .collect(Collectors.joining());
        return told + faults;
    }
}
