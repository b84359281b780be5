package org.agent008.app.screen;

import java.awt.Rectangle;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** One of our programs, in a process of its own on a desktop; what it says goes by lines. */
public final class PanelProgram implements AutoCloseable {
    private final Process process;
    private final PrintStream in;
    private final File errors;
    private int questions;
    private final List<String> said = new CopyOnWriteArrayList<>();

    private PanelProgram(Process process, File errors) {
        this.process = process;
        this.errors = errors;
        in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        Thread.ofVirtual().start(this::listen);
    }

    public static PanelProgram start(DesktopSession desktop, Class<?> main, Path directory)
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

    public void tell(String line) {
        in.println(line);
    }

    /** What was said so far does not count any more. */
    public void forget() {
        said.clear();
    }

    /** Waits until it has said this line. */
    public void says(String line) {
        Shell.await("'" + line + "' from the program", () -> said.contains(line));
    }

    /** Asks {@link AskedProgram} a question and returns its answer. */
    public String ask(String question) {
        int number = ++questions;
        tell("?" + number + " " + question);
        String start = number + ": ";
        Shell.await(
                "an answer to '" + question + "'",
                () -> said.stream().anyMatch(line -> line.startsWith(start)));
        return said.stream()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow()
                .substring(start.length());
    }

    /** Waits for the component of this accessible name and returns where it is, in pixels. */
    public Rectangle where(String name) {
        AtomicReference<String> place = new AtomicReference<>("");
        Shell.await(
                "'" + name + "' on the screen",
                () -> {
                    place.set(ask("where " + name));
                    return !place.get().isEmpty();
                });
        return rectangle(place.get());
    }

    /** The part of the screen that our windows take, in pixels. */
    public Rectangle windows() {
        return Stream.of(ask("windows").split(","))
                .map(PanelProgram::rectangle)
                .reduce(Rectangle::union)
                .orElseThrow();
    }

    private static Rectangle rectangle(String place) {
        int[] at = Stream.of(place.split(" ")).mapToInt(Integer::parseInt).toArray();
        return new Rectangle(at[0], at[1], at[2], at[3]);
    }

    /** Waits until this text can or can no longer be read in our windows. */
    public void shows(String text, boolean wanted) {
        Shell.await(
                (wanted ? "'" : "no more '") + text + "' on the screen",
                () -> ask("texts").contains(text) == wanted);
    }

    /** Waits until it has ended by itself. */
    public void ends() {
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
