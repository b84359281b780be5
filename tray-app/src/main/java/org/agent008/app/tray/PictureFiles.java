package org.agent008.app.tray;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.agent008.app.view.Badge;
import org.agent008.app.view.Glyph;
import org.agent008.app.view.Picture;

/**
 * Pictures as PNG files in a private directory, for toolkits that take only files. One file per
 * picture, for ever the same: panels remember what they read.
 */
final class PictureFiles implements AutoCloseable {
    private final Path directory;

    PictureFiles() {
        try {
            directory = Files.createTempDirectory("agent008-tray-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    File of(Badge badge, int size) {
        Path file = directory.resolve(name(badge.kind(), badge.rgb(), size));
        return Files.exists(file) ? file.toFile() : written(file, Picture.of(badge, size));
    }

    File of(Glyph glyph, int size) {
        Path file = directory.resolve(name(glyph.shape(), glyph.rgb(), size));
        return Files.exists(file) ? file.toFile() : written(file, Picture.of(glyph, size));
    }

    @Override
    public void close() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Enum<?> what, int rgb, int size) {
        return String.format(Locale.ROOT, "%s-%06x-%d.png", what.name(), rgb, size)
                .toLowerCase(Locale.ROOT);
    }

    private static File written(Path file, BufferedImage picture) {
        try {
            ImageIO.write(picture, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toFile();
    }
}
