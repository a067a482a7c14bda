package org.kept.request;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The media types that a caller accepts. */
public final class AcceptHeader {

    private AcceptHeader() {}

    /** The accepted types, best first; any type if the header is missing or malformed, as for the choice of a route. */
    public static List<MediaType> mediaTypes(HttpHeaders headers) {
        try {
            return headers.getAcceptableMediaTypes();
        } catch (IllegalArgumentException e) {
            return List.of(MediaType.WILDCARD_TYPE);
        }
    }
}
