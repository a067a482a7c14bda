package org.kept.promise.brand;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The colour of links and lines on the promise page, one for each theme.
 *
 * @param light {@code #rrggbb} on a light page; null for the colour of Kept
 * @param dark the same on a dark page
 */
public record BrandColours(@Nullable String light, @Nullable String dark) {

    public static final BrandColours NONE = new BrandColours(null, null);

    /** A theme with the colour of its paper. */
    public enum Theme {
        LIGHT("light", 0xfcfbf7, 0x000000),
        DARK("dark", 0x16171a, 0xffffff);

        private final String code;
        private final int paper;
        private final int readable;

        Theme(String code, int paper, int readable) {
            this.code = code;
            this.paper = paper;
            this.readable = readable;
        }

        /** The name in JSON and sentences. */
        public String code() {
            return code;
        }
    }

    /** The contrast of text to its page that WCAG 2.2 asks for at level AA. */
    private static final double MIN_CONTRAST = 4.5;

    private static final Pattern SHORT = Pattern.compile("#[0-9a-f]{3}");
    private static final Pattern LONG = Pattern.compile("#[0-9a-f]{6}");
    private static final int STEPS = 100;
    private static final int BYTE = 0xff;

    /** The colour as {@code #rrggbb}; null if it is none. */
    public static @Nullable String normalise(String text) {
        var colour = text.strip().toLowerCase(Locale.ROOT);
        if (SHORT.matcher(colour).matches()) {
            return "#" + colour.substring(1).replaceAll("(.)", "$1$1");
        }
        return LONG.matcher(colour).matches() ? colour : null;
    }

    /**
     * What is wrong with a colour as text on a page of this theme, and the nearest shade that would do; null if nothing
     * is.
     *
     * @param colour {@code #rrggbb}
     */
    public static @Nullable String fault(String colour, Theme theme) {
        var rgb = parse(colour);
        var contrast = contrast(rgb, theme.paper);
        return contrast >= MIN_CONTRAST
                ? null
                : String.format(
                        Locale.ROOT,
                        "On the %s page %s has a contrast of %.1f to 1, and text needs 4.5. The nearest shade that"
                                + " can be read is %s.",
                        theme.code,
                        colour,
                        Math.floor(contrast * 10) / 10,
                        readable(rgb, theme));
    }

    /** The first shade on the way to black or white that can be read. */
    private static String readable(int rgb, Theme theme) {
        for (var step = 1; step < STEPS; step++) {
            var shade = mix(rgb, theme.readable, step / (double) STEPS);
            if (contrast(shade, theme.paper) >= MIN_CONTRAST) {
                return String.format(Locale.ROOT, "#%06x", shade);
            }
        }
        return String.format(Locale.ROOT, "#%06x", theme.readable);
    }

    private static int parse(String colour) {
        return Integer.parseInt(colour.substring(1), 16);
    }

    private static int mix(int from, int to, double part) {
        var mixed = 0;
        for (var shift = 16; shift >= 0; shift -= 8) {
            var one = (from >> shift) & BYTE;
            var other = (to >> shift) & BYTE;
            mixed |= (int) Math.round(one + (other - one) * part) << shift;
        }
        return mixed;
    }

    /** The contrast ratio of two colours as WCAG defines it, 1 to 21. */
    static double contrast(int one, int other) {
        var lighter = Math.max(luminance(one), luminance(other));
        var darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        var share = (channel & BYTE) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
