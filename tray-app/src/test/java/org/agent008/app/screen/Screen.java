package org.agent008.app.screen;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;

/** The eyes and hands of a test on an X11 display. */
public final class Screen {
    /** A scaled icon's flat parts keep its colour almost exactly. */
    private static final int TOLERANCE = 6;

    private static final int ENOUGH_PIXELS = 20;

    /** No higher than a menu's line, no lower than its picture. */
    private static final int ICON = 22;

    private final Map<String, String> environment;

    public Screen(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    public BufferedImage look() {
        try {
            Path file = Files.createTempFile("screen-", ".png");
            Shell.run(environment, "import", "-window", "root", "-depth", "8", "PNG24:" + file);
            BufferedImage image = ImageIO.read(file.toFile());
            Files.delete(file);
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is seen once nothing moves any more. */
    public BufferedImage calm() {
        AtomicReference<BufferedImage> last = new AtomicReference<>(look());
        Shell.await(
                "a screen that stands still",
                () -> {
                    BufferedImage now = look();
                    return Arrays.equals(pixels(now), pixels(last.getAndSet(now)));
                });
        return last.get();
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    /** The topmost place where a colour covers at least something the size of a small icon. */
    public Optional<Rectangle> find(int rgb, Rectangle area) {
        BufferedImage seen = look();
        Rectangle found = new Rectangle(-1, -1);
        int pixels = 0;
        int bottom = area.y + area.height;
        for (int y = area.y; y < bottom; y++) {
            for (int x = area.x; x < area.x + area.width; x++) {
                if (near(seen.getRGB(x, y), rgb)) {
                    found.add(new Rectangle(x, y, 1, 1));
                    pixels++;
                    bottom = Math.min(bottom, found.y + ICON);
                }
            }
        }
        return pixels < ENOUGH_PIXELS ? Optional.empty() : Optional.of(found);
    }

    public void click(Rectangle target) {
        Shell.run(
                environment,
                "xdotool",
                "mousemove",
                Integer.toString((int) target.getCenterX()),
                Integer.toString((int) target.getCenterY()),
                "click",
                "1");
    }

    /** Drags slowly enough for both programs to notice. */
    public void drag(Rectangle from, Rectangle to) {
        move(from.getCenterX(), from.getCenterY());
        Shell.run(environment, "xdotool", "mousedown", "1");
        int steps = 12;
        for (int step = 1; step <= steps; step++) {
            double part = (double) step / steps;
            move(
                    from.getCenterX() + part * (to.getCenterX() - from.getCenterX()),
                    from.getCenterY() + part * (to.getCenterY() - from.getCenterY()));
            look();
        }
        calm();
        Shell.run(environment, "xdotool", "mouseup", "1");
    }

    private void move(double x, double y) {
        Shell.run(
                environment,
                "xdotool",
                "mousemove",
                Integer.toString((int) x),
                Integer.toString((int) y));
    }

    /** Types letters one after the other, as a person does. */
    public void type(String text) {
        Shell.run(environment, "xdotool", "type", "--delay", "40", text);
    }

    public void press(String key) {
        Shell.run(environment, "xdotool", "key", key);
    }

    private static boolean near(int seen, int wanted) {
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs((seen >> shift & 0xff) - (wanted >> shift & 0xff)) > TOLERANCE) {
                return false;
            }
        }
        return true;
    }
}
