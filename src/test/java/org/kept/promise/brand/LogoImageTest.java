package org.kept.promise.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.kept.problem.Problem;

public class LogoImageTest {

    private static final String WEBP = "52494646 1a000000 57454250";

    @Test
    void theTypeAndTheSizeAreToldByTheBytes() throws IOException {
        assertImage(LogoImage.parse(image("png", 240, 80)), "image/png", 240, 80);
        assertImage(LogoImage.parse(image("jpg", 31, 77)), "image/jpeg", 31, 77);
        assertImage(LogoImage.parse(webp("56503820 00000000 000000 9d012a f000 5000 00")), "image/webp", 240, 80);
        assertImage(LogoImage.parse(webp("5650384c 00000000 2f efc01300 0000000000")), "image/webp", 240, 80);
        assertImage(LogoImage.parse(webp("56503858 0a000000 00000000 ef0000 4f0000 00")), "image/webp", 240, 80);
    }

    @Test
    void whatIsNoImageIsRefused() throws IOException {
        var svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
        assertRefused(svg.getBytes(StandardCharsets.UTF_8), "SVG is not accepted");
        assertRefused(new byte[0], "must be a PNG");
        assertRefused("GIF89a".getBytes(StandardCharsets.US_ASCII), "must be a PNG");
        assertRefused(webp("58585858 00000000 00000000 000000 000000 00"), "must be a PNG");
        // Cut off before its size.
        for (var format : new String[] {"png", "jpg"}) {
            assertRefused(Arrays.copyOf(image(format, 9, 9), 14), "must be a PNG");
        }
    }

    @Test
    void whatIsTooLargeIsRefused() throws IOException {
        assertRefused(Arrays.copyOf(image("png", 9, 9), LogoImage.MAX_BYTES + 1), "more than 256 KiB");
        assertRefused(image("png", 2001, 1), "2001 by 1 pixels");
        var huge = image("png", 9, 9);
        Arrays.fill(huge, 16, 20, (byte) 0xff);
        assertRefused(huge, "pixels");
    }

    @Test
    void itsBytesCannotBeChanged() throws IOException {
        var bytes = image("png", 9, 9);
        var logo = LogoImage.parse(bytes);
        bytes[0] = 0;
        logo.content()[1] = 0;
        assertThat(logo.content()).isEqualTo(image("png", 9, 9));
        assertThat(logo.isSame(LogoImage.parse(image("png", 9, 9)))).isTrue();
        assertThat(logo.isSame(LogoImage.parse(image("png", 9, 8)))).isFalse();
        assertThat(logo.isSame(null)).isFalse();
    }

    private static void assertImage(LogoImage logo, String type, int width, int height) {
        assertThat(logo.type()).isEqualTo(type);
        assertThat(logo.width()).isEqualTo(width);
        assertThat(logo.height()).isEqualTo(height);
    }

    private static void assertRefused(byte[] content, String words) {
        assertThatThrownBy(() -> LogoImage.parse(content)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(
                        problem.errors().get(0).detail())
                .contains(words));
    }

    /** An image of this format and size. */
    public static byte[] image(String format, int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }

    private static byte[] webp(String chunk) {
        return HexFormat.of().parseHex((WEBP + chunk + "00".repeat(8)).replace(" ", ""));
    }
}
