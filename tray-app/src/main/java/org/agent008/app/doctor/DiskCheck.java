package org.agent008.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.agent008.domain.doctor.Chart;
import org.agent008.domain.doctor.Check;
import org.agent008.domain.doctor.Finding;

/** Looks whether history and events can be written down. */
public final class DiskCheck implements Check {
    private static final long MEBIBYTE = 1 << 20;
    private static final long LITTLE = 200 * MEBIBYTE;

    private final Path directory;
    private final Supplier<Optional<String>> fault;

    /**
     * @param fault what the journal says is wrong
     */
    public DiskCheck(Path directory, Supplier<Optional<String>> fault) {
        this.directory = directory;
        this.fault = fault;
    }

    @Override
    public void examine(Chart chart) throws InterruptedException {
        chart.look("Disk", this::look);
    }

    private Finding look() {
        Optional<String> known = fault.get();
        if (known.isPresent()) {
            return Finding.fault(
                    known.get(), "Make room, or mend the disk; calls go on meanwhile.");
        }
        try {
            Path written = Files.createTempFile(directory, "doctor", ".tmp");
            try {
                Files.write(written, new byte[1 << 16]);
            } finally {
                Files.delete(written);
            }
            long free = Files.getFileStore(directory).getUsableSpace();
            String text = "%d MiB free for %s".formatted(free / MEBIBYTE, directory);
            return free < LITTLE ? Finding.warning(text, "Make room.") : Finding.ok(text);
        } catch (IOException e) {
            return Finding.fault(
                    "cannot write into %s: %s".formatted(directory, e.getMessage()),
                    "Make room, or give yourself write permission.");
        }
    }
}
