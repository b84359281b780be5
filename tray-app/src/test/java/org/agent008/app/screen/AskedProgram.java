package org.agent008.app.screen;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.awt.Window;
import java.awt.geom.AffineTransform;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.accessibility.AccessibleContext;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.text.JTextComponent;

/** Answers questions about a process's windows as a screen reader would find them. */
public final class AskedProgram {
    private AskedProgram() {}

    /**
     * {@code ?7 where NAME}, {@code ?7 texts}, {@code ?7 focus} or {@code ?7 windows}; false where
     * it is none.
     */
    public static boolean answers(String line) throws Exception {
        if (!line.startsWith("?")) {
            return false;
        }
        String[] parts = line.substring(1).split(" ", 3);
        String answer =
                onEventThread(() ->
                        switch (parts[1]) {
                            case "where" ->
                                    all().filter(c -> name(c).equals(parts[2]))
                                            .findFirst()
                                            .map(AskedProgram::place)
                                            .orElse("");
                            case "texts" ->
                                    all().map(AskedProgram::text)
                                            .filter(text -> !text.isBlank())
                                            .collect(Collectors.joining(" | "));
                            case "focus" ->
                                    Optional.ofNullable(
                                                    KeyboardFocusManager
                                                            .getCurrentKeyboardFocusManager()
                                                            .getFocusOwner())
                                            .map(AskedProgram::name)
                                            .orElse("");
                            case "windows" ->
                                    Stream.of(Window.getWindows())
                                            .filter(Window::isShowing)
                                            .map(AskedProgram::place)
                                            .collect(Collectors.joining(","));
                            default -> throw new IllegalArgumentException(line);
                        });
        System.out.println(parts[0] + ": " + answer.replace("\n", " "));
        return true;
    }

    private static Stream<Component> all() {
        return Stream.of(Window.getWindows()).filter(Window::isShowing).flatMap(AskedProgram::in);
    }

    private static Stream<Component> in(Component component) {
        if (!component.isShowing()) {
            return Stream.of();
        }
        Stream<Component> self = Stream.of(component);
        return component instanceof Container container
                ? Stream.concat(
                        self, Stream.of(container.getComponents()).flatMap(AskedProgram::in))
                : self;
    }

    private static String name(Component component) {
        AccessibleContext accessible = component.getAccessibleContext();
        return accessible == null || accessible.getAccessibleName() == null
                ? ""
                : accessible.getAccessibleName();
    }

    private static String text(Component component) {
        return switch (component) {
            case JTextComponent field -> field.getText();
            case JList<?> list ->
                    IntStream.range(0, list.getModel().getSize())
                            .mapToObj(i -> list.getModel().getElementAt(i).toString())
                            .collect(Collectors.joining(" | "));
            case JLabel label -> Optional.ofNullable(label.getText()).orElse("");
            default -> name(component);
        };
    }

    private static String place(Component component) {
        Point corner = component.getLocationOnScreen();
        AffineTransform scale = component.getGraphicsConfiguration().getDefaultTransform();
        return "%d %d %d %d"
                .formatted(
                        Math.round(corner.x * scale.getScaleX()),
                        Math.round(corner.y * scale.getScaleY()),
                        Math.round(component.getWidth() * scale.getScaleX()),
                        Math.round(component.getHeight() * scale.getScaleY()));
    }

    private static String onEventThread(Supplier<String> question)
            throws InterruptedException, InvocationTargetException {
        AtomicReference<String> answer = new AtomicReference<>("");
        EventQueue.invokeAndWait(() -> answer.set(question.get()));
        return answer.get();
    }
}
