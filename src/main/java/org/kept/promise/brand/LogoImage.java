package org.kept.promise.brand;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/**
 * The company's logo: a PNG, JPEG or WebP image, told by its bytes and never by its name.
 *
 * <p>SVG is refused because it can contain scripts.
 */
public final class LogoImage {

    /** Maximum size in bytes. */
    public static final int MAX_BYTES = 256 * 1024;

    /** Maximum width and height in pixels. */
    static final int MAX_PIXELS = 2_000;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] IHDR = "IHDR".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RIFF = "RIFF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WEBP = "WEBP".getBytes(StandardCharsets.US_ASCII);
    private static final int BYTE = 0xff;
    private static final int FOURTEEN_BITS = 0x3fff;

    private final String type;
    private final int width;
    private final int height;
    private final byte[] content;

    private LogoImage(String type, int width, int height, byte[] content) {
        this.type = type;
        this.width = width;
        this.height = height;
        this.content = content.clone();
    }

    /** A logo that was checked when it was stored. */
    public static LogoImage stored(String type, int width, int height, byte[] content) {
        return new LogoImage(type, width, height, content);
    }

    /**
     * Checks an image.
     *
     * @throws Problem 422 if it is too large, or no image of these types
     */
    public static LogoImage parse(byte[] content) {
        if (content.length > MAX_BYTES) {
            throw tooLarge();
        }
        var logo = read(content);
        if (logo == null) {
            throw refusal(
                    "logo.type",
                    "The logo must be a PNG, JPEG or WebP image. SVG is not accepted, because it can contain scripts.");
        }
        if (logo.width < 1 || logo.height < 1 || logo.width > MAX_PIXELS || logo.height > MAX_PIXELS) {
            throw refusal(
                    "logo.pixels",
                    "The logo has " + logo.width + " by " + logo.height
                            + " pixels; at most 2,000 by 2,000 are allowed.");
        }
        return logo;
    }

    /** The refusal of a file that has too many bytes to be read at all. */
    public static Problem tooLarge() {
        return refusal("logo.large", "The logo has more than 256 KiB. Save it smaller.");
    }

    private static Problem refusal(String code, String detail) {
        return Problem.invalid("The logo was not stored.", List.of(InputError.at("/logo", code, detail)));
    }

    private static @Nullable LogoImage read(byte[] content) {
        if (startsWith(content, 0, PNG) && startsWith(content, 12, IHDR) && content.length > 24) {
            return new LogoImage("image/png", bigEndian(content, 16, 4), bigEndian(content, 20, 4), content);
        }
        if (startsWith(content, 0, JPEG)) {
            return jpeg(content);
        }
        return startsWith(content, 0, RIFF) && startsWith(content, 8, WEBP) && content.length > 30
                ? webp(content)
                : null;
    }

    /** Reads the size from the first frame header: a marker from C0 to CF that is no table. */
    private static @Nullable LogoImage jpeg(byte[] content) {
        var at = 2;
        while (at + 9 < content.length && (content[at] & BYTE) == 0xff) {
            var marker = content[at + 1] & BYTE;
            if (marker == 0xff) {
                at++;
                continue;
            }
            if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
                return new LogoImage(
                        "image/jpeg", bigEndian(content, at + 7, 2), bigEndian(content, at + 5, 2), content);
            }
            at += 2 + Math.max(2, bigEndian(content, at + 2, 2));
        }
        return null;
    }

    /** Reads the size from the first chunk, which has one of three forms: lossy, lossless or extended. */
    private static @Nullable LogoImage webp(byte[] content) {
        return switch (new String(content, 12, 4, StandardCharsets.US_ASCII)) {
            case "VP8 " ->
                new LogoImage(
                        "image/webp",
                        littleEndian(content, 26, 2) & FOURTEEN_BITS,
                        littleEndian(content, 28, 2) & FOURTEEN_BITS,
                        content);
            case "VP8L" -> {
                var bits = littleEndian(content, 21, 4);
                yield new LogoImage(
                        "image/webp", (bits & FOURTEEN_BITS) + 1, ((bits >>> 14) & FOURTEEN_BITS) + 1, content);
            }
            case "VP8X" ->
                new LogoImage(
                        "image/webp", littleEndian(content, 24, 3) + 1, littleEndian(content, 27, 3) + 1, content);
            default -> null;
        };
    }

    private static boolean startsWith(byte[] content, int at, byte[] signature) {
        return content.length >= at + signature.length
                && Arrays.equals(content, at, at + signature.length, signature, 0, signature.length);
    }

    private static int bigEndian(byte[] content, int at, int bytes) {
        var number = 0;
        for (var i = 0; i < bytes; i++) {
            number = (number << 8) | (content[at + i] & BYTE);
        }
        return number;
    }

    private static int littleEndian(byte[] content, int at, int bytes) {
        var number = 0;
        for (var i = bytes - 1; i >= 0; i--) {
            number = (number << 8) | (content[at + i] & BYTE);
        }
        return number;
    }

    /** The media type that its bytes show. */
    public String type() {
        return type;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public byte[] content() {
        return content.clone();
    }

    /** Whether both have the same bytes. */
    public boolean isSame(@Nullable LogoImage other) {
        return other != null && Arrays.equals(content, other.content);
    }
}
