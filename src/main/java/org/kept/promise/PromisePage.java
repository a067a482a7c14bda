package org.kept.promise;

import io.quarkus.qute.RawString;
import org.jspecify.annotations.Nullable;
import org.kept.promise.form.QrSquare;
import org.kept.promise.model.PublicPromise;

/**
 * The promise page, a frame or a poster, ready to be rendered.
 *
 * @param style the whole style sheet, which is part of the page and is not escaped
 * @param canonical the address of the page; null if the address of Kept is not known
 * @param logo null without one
 * @param image the address of the picture for previews; null if the address of Kept is not known
 * @param qr the address of the page as a QR code, for posters; null elsewhere, and if the address is not known
 * @param paper {@code A4} or {@code A3} for a poster; empty elsewhere
 */
public record PromisePage(
        PublicPromise promise,
        RawString style,
        @Nullable String canonical,
        @Nullable PageLogo logo,
        @Nullable String image,
        @Nullable QrSquare qr,
        String paper) {

    private static final int LONG = 140;
    private static final int LONGER = 250;
    private static final int LONGEST = 700;
    private static final int MANY_CLAUSES = 3;

    /** Letters from here on, such as those of Chinese and Japanese, are twice as wide as others. */
    private static final int WIDE_LETTERS = 0x2e80;

    /** The logo with its size in pixels, so that nothing moves when it arrives. */
    public record PageLogo(String path, int width, int height) {}

    /** The CSS class of the statement: the longer it is, the smaller its type, so that it fits a sheet. */
    public String size() {
        var width = promise.statementText()
                .codePoints()
                .map(letter -> letter >= WIDE_LETTERS ? 2 : 1)
                .sum();
        return width > LONGEST ? "longest" : width > LONGER ? "longer" : width > LONG ? "long" : "";
    }

    /** Whether the clauses need two columns to fit a sheet. */
    public boolean isCrowded() {
        return promise.clauses().size() > MANY_CLAUSES || size().equals("longest");
    }

    /** The address without its scheme, for people who type it. */
    public @Nullable String typedAddress() {
        return canonical == null ? null : canonical.replaceFirst("^https?://", "");
    }
}
