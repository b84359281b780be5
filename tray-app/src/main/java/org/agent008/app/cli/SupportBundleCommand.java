package org.agent008.app.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.agent008.app.cli.PhoneClient.NotRunningException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code agent008 support-bundle}: what whoever helps has to see, without secrets. */
@Command(
        name = "support-bundle",
        description =
                "Write a zip file for whoever helps you: SIP trace, log, settings and the doctor's"
                        + " findings, without passwords and keys. Phone numbers are in it.",
        mixinStandardHelpOptions = true)
public final class SupportBundleCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int CANNOT_WRITE = 1;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);

    /** Makes one where no phone runs. */
    @FunctionalInterface
    public interface Alone {
        byte[] zip(Optional<Path> config) throws IOException, InterruptedException;
    }

    private final Callable<Path> runtimeDirectory;
    private final Alone alone;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file, for where no phone runs.")
    private @Nullable Path config;

    @Parameters(
            arity = "0..1",
            paramLabel = "ZIP",
            description = "Where to write it; not needed: here, under a name with the time.")
    private @Nullable Path file;

    @Spec private CommandSpec spec = CommandSpec.create();

    public SupportBundleCommand(Callable<Path> runtimeDirectory, Alone alone) {
        this.runtimeDirectory = runtimeDirectory;
        this.alone = alone;
    }

    @Override
    public Integer call() throws Exception {
        byte[] zip = zip();
        Path to =
                Optional.ofNullable(file)
                        .orElseGet(() -> Path.of("agent008-" + TIME.format(now()) + ".zip"));
        try {
            Files.createFile(to, ownerOnly(to));
            Files.write(to, zip);
        } catch (FileAlreadyExistsException e) {
            spec.commandLine().getErr().println(to + " is there already. Name another file.");
            spec.commandLine().getErr().flush();
            return CANNOT_WRITE;
        }
        spec.commandLine().getOut().println(to.toAbsolutePath());
        spec.commandLine().getOut().flush();
        return DONE;
    }

    private byte[] zip() throws Exception {
        try {
            return PhoneClient.of(runtimeDirectory.call()).download("/v1/support-bundle");
        } catch (NotRunningException nobody) {
            return alone.zip(Optional.ofNullable(config));
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) throws IOException {
        Path directory = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
        return Files.getFileStore(directory).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static LocalDateTime now() {
        return LocalDateTime.now(java.time.ZoneId.systemDefault());
    }
}
