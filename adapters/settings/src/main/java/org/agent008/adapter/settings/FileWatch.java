package org.agent008.adapter.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that files changed, by looking at them: that works where the system's own watching does
 * not (network drives, files replaced by an editor or behind links), and costs next to nothing. A
 * file that is still being written is left alone until it looks the same twice.
 */
final class FileWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("settings-watch").factory());
    private final Supplier<List<Path>> files;
    private final Runnable changed;
    private List<String> told;
    private List<String> last;

    FileWatch(Supplier<List<Path>> files, Runnable changed, Duration every) {
        this.files = files;
        this.changed = changed;
        told = stamps();
        last = told;
        var _ =
                thread.scheduleWithFixedDelay(
                        this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            var now = stamps();
            if (!now.equals(told) && now.equals(last)) {
                told = now;
                changed.run();
            }
            last = now;
        } catch (RuntimeException e) { // the executor would end without a word
            LOG.error("the configuration was not looked at", e);
        }
    }

    private List<String> stamps() {
        return files.get().stream().map(FileWatch::stamp).toList();
    }

    private static String stamp(Path file) {
        try {
            var is = Files.readAttributes(file, BasicFileAttributes.class);
            return file + " " + is.lastModifiedTime() + " " + is.size() + " " + is.fileKey();
        } catch (IOException e) {
            return file + " is not there";
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
