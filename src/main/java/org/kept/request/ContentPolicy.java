package org.kept.request;

import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * The content security policy of one response, where it differs from that of all other pages.
 *
 * @param policy the header's value
 * @param framed whether other sites may show the page in a frame; the policy says which
 */
public record ContentPolicy(String policy, boolean framed) {

    private static final String KEY = "kept.content-policy";

    /** Sets the policy of the response to this request. */
    public void apply(RoutingContext request) {
        request.put(KEY, this);
    }

    /** The policy that was set; null if there is none. */
    public static @Nullable ContentPolicy of(RoutingContext request) {
        return request.get(KEY);
    }
}
