package org.agent008.app.tray;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.agent008.app.view.Badge;
import org.agent008.app.view.Glyph;
import org.agent008.app.view.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {
    private static final int RGB = 0x336699;

    @ParameterizedTest
    @ValueSource(ints = {16, 22, 24, 32, 48, 64})
    void eachKindOfBadgeLooksDifferentAtEachSizePanelsUse(int size) {
        Set<Integer> looks = new HashSet<>();
        for (Badge.Kind kind : Badge.Kind.values()) {
            looks.add(Arrays.hashCode(pixels(Picture.of(new Badge(kind, RGB), size))));
        }
        assertThat(looks).hasSameSizeAs(Badge.Kind.values());
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 64})
    void aBadgeShowsItsColourAndLeavesTheCornersToThePanel(int size) {
        for (Badge.Kind kind : Badge.Kind.values()) {
            BufferedImage image = Picture.of(new Badge(kind, RGB), size);
            assertThat(image.getRGB(0, 0) >>> 24).as("corner of %s", kind).isZero();
            assertThat(share(image)).as("colour in %s", kind).isGreaterThan(0.1);
        }
    }

    @Test
    void eachGlyphShowsItsColour() {
        for (Glyph.Shape shape : Glyph.Shape.values()) {
            assertThat(share(Picture.of(new Glyph(shape, RGB), 16)))
                    .as("colour in %s", shape)
                    .isGreaterThan(0.1);
        }
    }

    @Test
    void inkStaysReadableOnALightColour() {
        BufferedImage yellow = Picture.of(new Badge(Badge.Kind.DO_NOT_DISTURB, 0xffff00), 64);
        assertThat(yellow.getRGB(32, 32) & 0xffffff).isEqualTo(0x202020);
        BufferedImage red = Picture.of(new Badge(Badge.Kind.DO_NOT_DISTURB, 0xc00000), 64);
        assertThat(red.getRGB(32, 32) & 0xffffff).isEqualTo(0xffffff);
    }

    @Test
    void aPictureIsWrittenOnceAndGoneAfterwards() throws Exception {
        File file;
        try (PictureFiles files = new PictureFiles()) {
            Badge badge = new Badge(Badge.Kind.ONLINE, RGB);
            file = files.of(badge, 48);
            assertThat(pixels(ImageIO.read(file))).isEqualTo(pixels(Picture.of(badge, 48)));
            assertThat(files.of(badge, 48)).isEqualTo(file);
            assertThat(files.of(badge, 24)).isNotEqualTo(file);
        }
        assertThat(file.getParentFile()).doesNotExist();
    }

    private static double share(BufferedImage image) {
        int[] pixels = pixels(image);
        long colored = IntStream.of(pixels).filter(p -> (p & 0xffffff) == RGB).count();
        return (double) colored / pixels.length;
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
