package org.kept.problem;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A JSON body that a request must have. */
public final class RequiredBody {

    private RequiredBody() {}

    /**
     * The body as it was read.
     *
     * @param body null if the request has none, or JSON null
     * @param send says what to send
     * @throws Problem 400 without a body
     */
    public static <T> T of(@Nullable T body, String send) {
        if (body == null) {
            throw Problem.unreadable(send);
        }
        return body;
    }

    /**
     * The body as it was read, an object.
     *
     * @throws Problem 400 if it is something else, or missing
     */
    public static JsonNode object(@Nullable JsonNode body, String send) {
        return of(body != null && body.isObject() ? body : null, send);
    }
}
