package dev.storyreel.models.animatic.image.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class CutoutTest {

    @Test
    void a_plain_ground_is_taken_away_and_the_thing_kept() {
        Reference reference = Cutout.of(disc(new Color(245, 245, 240), BufferedImage.TYPE_INT_RGB), false);
        assertThat(reference.cut()).isTrue();
        assertThat(reference.image().getWidth()).isBetween(58, 66);
        assertThat(reference.image().getRGB(0, 0) >>> 24).isLessThan(30);
        assertThat(reference.image().getRGB(30, 30)).isEqualTo(new Color(180, 40, 30).getRGB());
    }

    @Test
    void what_is_of_the_grounds_colour_within_the_thing_stays() {
        BufferedImage image = disc(Color.WHITE, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(45, 45, 10, 10);
        g.dispose();
        Reference reference = Cutout.of(image, false);
        assertThat(reference.image().getRGB(reference.image().getWidth() / 2, reference.image().getHeight() / 2))
                .isEqualTo(Color.WHITE.getRGB());
    }

    @Test
    void transparency_that_is_there_is_used() {
        BufferedImage image = disc(new Color(0, 0, 0, 0), BufferedImage.TYPE_INT_ARGB);
        Reference reference = Cutout.of(image, true);
        assertThat(reference.cut()).isTrue();
        assertThat(reference.style()).isTrue();
        assertThat(reference.image().getWidth()).isEqualTo(60);
    }

    @Test
    void a_busy_photograph_is_left_whole() {
        BufferedImage image = new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 60; y++) {
            for (int x = 0; x < 80; x++) {
                image.setRGB(x, y, (x * 37 ^ y * 91) * 7919 & 0xffffff);
            }
        }
        Reference reference = Cutout.of(image, false);
        assertThat(reference.cut()).isFalse();
        assertThat(reference.image().getWidth()).isEqualTo(80);
    }

    private static BufferedImage disc(Color ground, int type) {
        var image = new BufferedImage(100, 100, type);
        var g = image.createGraphics();
        g.setColor(ground);
        g.fillRect(0, 0, 100, 100);
        g.setColor(new Color(180, 40, 30));
        g.fillOval(20, 20, 60, 60);
        g.dispose();
        return image;
    }
}
