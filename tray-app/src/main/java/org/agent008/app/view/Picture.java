package org.agent008.app.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/**
 * Draws badges and glyphs at any size, on a transparent ground and readable on light and dark
 * panels alike. Shapes are given on a grid of 64 by 64.
 */
public final class Picture {
    private static final double GRID = 64;
    private static final Color ALARM = new Color(0xff6d00);

    private Picture() {}

    public static BufferedImage of(Badge badge, int size) {
        Color color = new Color(badge.rgb());
        Color ink = inkOn(color);
        return drawn(
                size,
                g -> {
                    if (badge.kind() == Badge.Kind.OFFLINE) {
                        ring(g, color);
                    } else {
                        disc(g, color, 2);
                    }
                    g.setColor(ink);
                    switch (badge.kind()) {
                        case OFFLINE -> crossedOut(g, color);
                        case CONNECTING -> dots(g);
                        case TROUBLE -> {
                            g.fill(handset(-135, 0.8, 30, 30));
                            alarm(g);
                        }
                        case ONLINE -> g.fill(handset(-135, 1, 32, 32));
                        case DO_NOT_DISTURB -> g.fill(bar(14, 26, 36, 12));
                        case RINGING -> {
                            g.fill(handset(-135, 0.85, 28, 36));
                            waves(g);
                        }
                        case IN_CALL -> {
                            g.fill(bar(15, 25, 7, 14));
                            g.fill(bar(28.5, 14, 7, 36));
                            g.fill(bar(42, 21, 7, 22));
                        }
                    }
                });
    }

    public static BufferedImage of(Glyph glyph, int size) {
        return drawn(size, g -> draw(glyph, g));
    }

    /** On a grid of 64 by 64, for toolkits that scale by themselves. */
    public static void draw(Glyph glyph, Graphics2D g) {
        Color color = new Color(glyph.rgb());
        switch (glyph.shape()) {
            case DOT -> disc(g, color, 8);
            case TICKED_DOT -> {
                disc(g, color, 2);
                tick(g, inkOn(color));
            }
            case ANSWER -> {
                disc(g, color, 2);
                g.setColor(inkOn(color));
                g.fill(handset(-135, 1, 32, 32));
            }
            case HANG_UP -> {
                disc(g, color, 2);
                g.setColor(inkOn(color));
                g.fill(handset(0, 1, 32, 32));
            }
            case HOLD -> {
                disc(g, color, 2);
                g.setColor(inkOn(color));
                g.fill(bar(20, 18, 9, 28));
                g.fill(bar(35, 18, 9, 28));
            }
            case MICROPHONE -> microphone(g, color);
            case MUTED -> {
                microphone(g, color);
                g.draw(new Line2D.Double(12, 10, 52, 54));
            }
            case QUIT -> power(g, color);
            case KEYPAD -> keys(g, color);
            case CALLER_ID -> card(g, color);
            case SWAP -> {
                disc(g, color, 2);
                arrows(g, inkOn(color));
            }
            case TRANSFER -> {
                disc(g, color, 2);
                onwards(g, inkOn(color));
            }
            case SPEAKER -> loudspeaker(g, color);
            case ALARM -> exclamation(g, color);
            case LOG_OUT -> door(g, color);
            case BELL -> bell(g, color);
            case CLOSE -> cross(g, color);
        }
    }

    private static BufferedImage drawn(int size, Consumer<Graphics2D> drawing) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale(size / GRID, size / GRID);
        drawing.accept(g);
        g.dispose();
        return image;
    }

    /** White, or near black on a light colour. */
    private static Color inkOn(Color c) {
        double light = 0.299 * c.getRed() + 0.587 * c.getGreen() + 0.114 * c.getBlue();
        return light > 170 ? new Color(0x202020) : Color.WHITE;
    }

    /** The thin edge keeps a disc visible on a panel of its own colour. */
    private static void disc(Graphics2D g, Color color, double margin) {
        double across = GRID - 2 * margin;
        Shape circle = new Ellipse2D.Double(margin, margin, across, across);
        g.setColor(color);
        g.fill(circle);
        g.setColor(new Color(0, 0, 0, 50));
        g.setStroke(new BasicStroke(2));
        g.draw(circle);
    }

    private static void ring(Graphics2D g, Color color) {
        g.setColor(color);
        g.setStroke(new BasicStroke(6));
        g.draw(new Ellipse2D.Double(5, 5, 54, 54));
    }

    /** Lying with its ends down; turned by {@code degrees}, scaled, centred on a point. */
    private static Shape handset(double degrees, double scale, double x, double y) {
        Path2D handle = new Path2D.Double();
        handle.moveTo(-19, 5);
        handle.curveTo(-14, -10, 14, -10, 19, 5);
        Area area = new Area(round(9).createStrokedShape(handle));
        area.add(new Area(new RoundRectangle2D.Double(-24, -2, 14, 13, 6, 6)));
        area.add(new Area(new RoundRectangle2D.Double(10, -2, 14, 13, 6, 6)));
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.rotate(Math.toRadians(degrees));
        place.scale(scale * 0.85, scale * 0.85);
        return area.createTransformedArea(place);
    }

    private static Shape bar(double x, double y, double width, double height) {
        double corner = Math.min(width, height) * 0.6;
        return new RoundRectangle2D.Double(x, y, width, height, corner, corner);
    }

    private static void dots(Graphics2D g) {
        for (double x = 14; x <= 42; x += 14) {
            g.fill(new Ellipse2D.Double(x, 28, 8, 8));
        }
    }

    private static void waves(Graphics2D g) {
        g.setStroke(round(5));
        g.draw(new Arc2D.Double(22, 18, 24, 24, 0, 90, Arc2D.OPEN));
        g.draw(new Arc2D.Double(12, 8, 44, 44, 0, 90, Arc2D.OPEN));
    }

    private static void crossedOut(Graphics2D g, Color color) {
        g.setColor(color);
        g.fill(handset(-135, 0.75, 32, 32));
        g.setStroke(round(6));
        g.draw(new Line2D.Double(14, 14, 50, 50));
    }

    private static void alarm(Graphics2D g) {
        g.setColor(ALARM);
        g.fill(new Ellipse2D.Double(34, 34, 30, 30));
        g.setColor(Color.WHITE);
        g.fill(bar(46.5, 39, 5, 12));
        g.fill(new Ellipse2D.Double(46, 53.5, 6, 6));
    }

    private static void exclamation(Graphics2D g, Color color) {
        disc(g, color, 2);
        g.setColor(inkOn(color));
        g.fill(bar(28, 13, 8, 24));
        g.fill(new Ellipse2D.Double(27.5, 42, 9, 9));
    }

    private static void door(Graphics2D g, Color color) {
        g.setColor(color);
        g.setStroke(round(6));
        g.draw(path(34, 10, 10, 10, 10, 54, 34, 54));
        g.draw(new Line2D.Double(24, 32, 54, 32));
        g.draw(path(43, 20, 55, 32, 43, 44));
    }

    private static void tick(Graphics2D g, Color ink) {
        g.setColor(ink);
        g.setStroke(round(8));
        Path2D tick = new Path2D.Double();
        tick.moveTo(18, 34);
        tick.lineTo(28, 44);
        tick.lineTo(47, 22);
        g.draw(tick);
    }

    private static void microphone(Graphics2D g, Color color) {
        g.setColor(color);
        g.fill(bar(24, 6, 16, 30));
        g.setStroke(round(6));
        g.draw(new Arc2D.Double(14, 12, 36, 34, 180, 180, Arc2D.OPEN));
        g.draw(new Line2D.Double(32, 46, 32, 58));
    }

    private static void keys(Graphics2D g, Color color) {
        g.setColor(color);
        for (int key = 0; key < 9; key++) {
            g.fill(bar(8 + key % 3 * 18, 8 + key / 3 * 18, 12, 12));
        }
    }

    private static void card(Graphics2D g, Color color) {
        g.setColor(color);
        g.setStroke(round(6));
        g.draw(new RoundRectangle2D.Double(5, 12, 54, 40, 10, 10));
        g.fill(new Ellipse2D.Double(15, 21, 14, 14));
        g.fill(bar(13, 38, 18, 7));
        g.fill(bar(38, 23, 14, 6));
        g.fill(bar(38, 35, 14, 6));
    }

    private static void arrows(Graphics2D g, Color ink) {
        g.setColor(ink);
        g.setStroke(round(6));
        g.draw(new Line2D.Double(16, 25, 47, 25));
        g.draw(path(40, 17, 48, 25, 40, 33));
        g.draw(new Line2D.Double(48, 41, 17, 41));
        g.draw(path(24, 33, 16, 41, 24, 49));
    }

    private static void onwards(Graphics2D g, Color ink) {
        g.setColor(ink);
        g.setStroke(round(7));
        g.draw(new Line2D.Double(15, 32, 48, 32));
        g.draw(path(36, 19, 49, 32, 36, 45));
    }

    private static void loudspeaker(Graphics2D g, Color color) {
        g.setColor(color);
        Path2D cone = path(8, 24, 20, 24, 36, 10, 36, 54, 20, 40, 8, 40);
        cone.closePath();
        g.fill(cone);
        g.setStroke(round(5));
        g.draw(new Arc2D.Double(32, 22, 20, 20, -60, 120, Arc2D.OPEN));
        g.draw(new Arc2D.Double(28, 12, 32, 40, -60, 120, Arc2D.OPEN));
    }

    private static void bell(Graphics2D g, Color color) {
        g.setColor(color);
        Path2D body = new Path2D.Double();
        body.moveTo(10, 48);
        body.curveTo(20, 40, 12, 10, 32, 10);
        body.curveTo(52, 10, 44, 40, 54, 48);
        body.closePath();
        g.fill(body);
        g.fill(new Ellipse2D.Double(25, 50, 14, 9));
    }

    private static Path2D path(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        return path;
    }

    private static void cross(Graphics2D g, Color color) {
        g.setColor(color);
        g.setStroke(round(9));
        g.draw(new Line2D.Double(12, 12, 52, 52));
        g.draw(new Line2D.Double(52, 12, 12, 52));
    }

    private static void power(Graphics2D g, Color color) {
        g.setColor(color);
        g.setStroke(round(7));
        g.draw(new Arc2D.Double(12, 14, 40, 40, 125, 290, Arc2D.OPEN));
        g.draw(new Line2D.Double(32, 8, 32, 30));
    }

    private static BasicStroke round(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }
}
