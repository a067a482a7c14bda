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

    private static final int LONG_STATEMENT = 140;

    /** The logo with its size in pixels, so that nothing moves when it arrives. */
    public record PageLogo(String path, int width, int height) {}

    /** Whether the statement needs a smaller type to fit a sheet. */
    public boolean isLong() {
        return promise.statementText().length() > LONG_STATEMENT;
    }

    /** The address without its scheme, for people who type it. */
    public @Nullable String typedAddress() {
        return canonical == null ? null : canonical.replaceFirst("^https?://", "");
    }
}
