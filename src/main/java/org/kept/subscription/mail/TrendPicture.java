package org.kept.subscription.mail;

import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.kept.chart.Sparkline;

/**
 * The chart of a digest as a picture. Mail programs show no SVG, and the words are beside it, so it needs no font.
 *
 * <p>Colours are written at each shape, because the renderer knows few selectors.
 */
final class TrendPicture {

    /** The height of the drawing in units of its width, which is that of a sparkline. */
    static final double HEIGHT = 52;

    private static final int SCALE = 7;
    private static final String GREY = "#5b6470";
    private static final String INK = "#1c2530";

    private TrendPicture() {}

    /** Draws a sparkline as SVG. */
    static String svg(Sparkline line) {
        var svg = new StringBuilder(1_000);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(line.width());
        svg.append("\" height=\"")
                .append(line.height())
                .append("\" viewBox=\"0 0 ")
                .append(line.width());
        svg.append(' ').append(line.height()).append("\">");
        var band = line.band();
        if (band != null) {
            svg.append("<rect x=\"0\" y=\"")
                    .append(band.top())
                    .append("\" width=\"")
                    .append(line.width());
            svg.append("\" height=\"").append(band.height()).append("\" fill=\"#e6ebf1\"/>");
        }
        for (var target : line.targets()) {
            svg.append("<path d=\"M0 ").append(target).append('H').append(line.width());
            svg.append("\" fill=\"none\" stroke=\"").append(GREY);
            svg.append("\" stroke-width=\"0.5\" stroke-dasharray=\"2 1.4\"/>");
        }
        svg.append("<path d=\"").append(line.path().isEmpty() ? "M0 0" : line.path());
        svg.append("\" fill=\"none\" stroke=\"").append(INK).append("\" stroke-width=\"0.9\"/>");
        for (var point : line.alone()) {
            circle(svg, point.x(), point.y(), 0.9, INK);
        }
        var last = line.last();
        if (last != null) {
            circle(svg, last.x(), last.y(), 2.4, colour(last.mark()));
        }
        return svg.append("</svg>").toString();
    }

    private static void circle(StringBuilder svg, double x, double y, double radius, String fill) {
        svg.append("<circle cx=\"")
                .append(x)
                .append("\" cy=\"")
                .append(y)
                .append("\" r=\"")
                .append(radius);
        svg.append("\" fill=\"").append(fill).append("\"/>");
    }

    private static String colour(String mark) {
        return switch (mark) {
            case "concern" -> "#b4540a";
            case "improvement" -> "#1d5fa8";
            default -> INK;
        };
    }

    /** Renders the drawing as PNG on white, so that it can be read in dark mail programs too. */
    static byte[] png(String svg) {
        var drawing = new SVGLoader()
                .load(
                        new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)),
                        null,
                        LoaderContext.createDefault());
        if (drawing == null) {
            throw new IllegalStateException("a drawing of Kept can be read");
        }
        var box = drawing.size();
        var width = Math.round(box.width * SCALE);
        var height = Math.round(box.height * SCALE);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            drawing.renderWithPlatform(NullPlatformSupport.INSTANCE, graphics, new ViewBox(0, 0, width, height));
        } finally {
            graphics.dispose();
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
