package org.kept.hook.signature;

import org.jspecify.annotations.Nullable;

/** Result of verifying a delivery. */
public sealed interface SignatureResult {

    /**
     * The sender has the secret, and the body is as it was sent.
     *
     * @param deliveryId the sender's id of the delivery; null if there is none. Not every scheme signs it, so use it
     * only in logs, and recognise repeated deliveries by their events.
     */
    record Genuine(@Nullable String deliveryId) implements SignatureResult {}

    /** The sender tests the address: answer 200 and store nothing. */
    record Probe() implements SignatureResult {}

    /** Not genuine, or too old: answer 401 and store nothing. */
    record Refused(SignatureFault fault) implements SignatureResult {}
}
