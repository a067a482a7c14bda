package org.kept.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * CDI event, fired synchronously in the transaction that opens or closes an alert, once for each.
 *
 * @param opened whether it was opened; otherwise it was closed
 * @param notBefore earliest time to tell people, because of quiet hours; null for at once
 */
public record AlertChanged(
        Alert alert, boolean opened, @Nullable Instant notBefore) {

    /** When it was opened or closed. */
    public Instant at() {
        var closed = alert.closed();
        return closed == null ? alert.opened() : closed;
    }
}
