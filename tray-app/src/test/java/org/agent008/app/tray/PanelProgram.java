package org.agent008.app.tray;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One of our programs, in a process of its own on a desktop; what it says goes by lines. */
final class PanelProgram implements AutoCloseable {
    private final Process process;
    private final PrintStream in;
    private final File errors;
    private final List<String> said = new CopyOnWriteArrayList<>();

    private PanelProgram(Process process, File errors) {
        this.process = process;
        this.errors = errors;
        in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        Thread.ofVirtual().start(this::listen);
    }

    static PanelProgram start(DesktopSession desktop, Class<?> main, Path directory)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(main.getName(), directory.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(desktop.environment());
        File errors = directory.resolve(main.getSimpleName() + ".log").toFile();
        builder.redirectError(errors);
        return new PanelProgram(builder.start(), errors);
    }

    void tell(String line) {
        in.println(line);
    }

    /** Waits until it has said this line. */
    void says(String line) {
        Shell.await("'" + line + "' from the program", () -> said.contains(line));
    }

    /** Waits until it has ended by itself. */
    void ends() {
        in.close();
        Shell.await("the end of the program", () -> !process.isAlive());
    }

    private void listen() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(said::add);
        } catch (IOException | UncheckedIOException e) {
            said.add(e.toString());
        }
    }

    /** Ends it; what it said goes to the test's own report, for whoever wonders. */
    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        System.out.println(said + System.lineSeparator() + Files.readString(errors.toPath()));
    }
}
