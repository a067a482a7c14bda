package org.kept.body;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** The length of a body that a sender declares. */
public final class ContentLength {

    private ContentLength() {}

    /** The declared bytes; {@code otherwise} if none are declared, or what is declared is no number. */
    public static long of(HttpServerRequest request, long otherwise) {
        var declared = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return declared == null ? otherwise : Long.parseLong(declared);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
