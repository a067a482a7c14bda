package org.kept.hook.signature;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Verifies deliveries of one hook by its scheme and secret. */
public interface SignatureVerifier {

    /** Verifies a delivery; takes the same time for every wrong signature. */
    SignatureResult verify(HookRequest request);

    /**
     * The answer to a {@code GET} by which a scheme tests an address before it sends deliveries.
     *
     * @param query query parameters of the request
     * @return text to answer with status 200; null if the scheme has no such request, or it is not genuine
     */
    default @Nullable String challenge(Map<String, String> query) {
        return null;
    }
}
