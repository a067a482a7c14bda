package org.kept.request;

import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** The origins whose pages may show the answer to a request in a frame; none by default. */
public final class FrameAncestors {

    private static final String KEY = "kept.frame-ancestors";

    private FrameAncestors() {}

    /** Allows these origins for the answer to the request. */
    public static void allow(RoutingContext request, List<String> origins) {
        request.put(KEY, String.join(" ", origins));
    }

    /** The origins, separated by blanks; empty if the answer must not be framed. */
    public static String of(RoutingContext request) {
        String origins = request.get(KEY);
        return origins == null ? "" : origins;
    }
}
