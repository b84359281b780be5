package org.agent008.app.screen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Runs small programs, and waits for things to become true. */
public final class Shell {
    private static final Duration LIMIT = Duration.ofSeconds(45);
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(50).toNanos();

    private Shell() {}

    /** What the program prints; fails where it does. */
    public static String run(Map<String, String> environment, String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(List.of(command) + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until there is something. */
    public static <T> T found(String what, Supplier<Optional<T>> search) {
        AtomicReference<Optional<T>> found = new AtomicReference<>(Optional.empty());
        await(
                what,
                () -> {
                    found.set(search.get());
                    return found.get().isPresent();
                });
        return found.get().orElseThrow();
    }

    /** Waits until it holds, or fails saying what did not come. */
    public static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within " + LIMIT.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
