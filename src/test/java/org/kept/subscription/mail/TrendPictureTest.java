package org.kept.subscription.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kept.chart.Sparkline;

/** The chart of a digest as a picture, on a machine without a display or fonts. */
class TrendPictureTest {

    private static Sparkline line() {
        var values = new ArrayList<@Nullable Double>();
        for (var i = 0; i < 25; i++) {
            values.add(0.84 + (i % 3) / 100.0);
        }
        values.add(0.6);
        return Sparkline.of("fraction", values, 0.8, 0.9, 0.8, null, "concern", TrendPicture.HEIGHT);
    }

    @Test
    void theChartIsDrawnOnWhiteInItsColours() throws Exception {
        var image = ImageIO.read(new ByteArrayInputStream(TrendPicture.png(TrendPicture.svg(line()))));
        assertThat(image.getWidth()).isEqualTo(164 * 7);
        assertThat(image.getHeight()).isEqualTo(52 * 7);
        var colours = new HashSet<Integer>();
        for (var x = 0; x < image.getWidth(); x++) {
            for (var y = 0; y < image.getHeight(); y++) {
                colours.add(image.getRGB(x, y) & 0xFFFFFF);
            }
        }
        assertThat(colours)
                .contains(
                        Color.WHITE.getRGB() & 0xFFFFFF,
                        // Usual range, line, and the dot of a signal.
                        0xE6EBF1,
                        0x1C2530,
                        0xB4540A);
    }

    @Test
    void aChartWithoutValuesIsStillAPicture() {
        var empty = Sparkline.of(
                "fraction", new ArrayList<>(), null, null, null, null, "common-cause", TrendPicture.HEIGHT);
        assertThat(TrendPicture.png(TrendPicture.svg(empty))).isNotEmpty();
    }
}
