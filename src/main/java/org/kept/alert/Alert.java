package org.kept.alert;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert as kept.
 *
 * @param condition what opened it
 * @param quietSince since when that is no longer so; null while it is
 * @param acknowledgedBy the person who takes care of it; null if no one does
 * @param note what they said; null if nothing
 * @param closedBecause why it is over, as a sentence; null while it is not
 */
public record Alert(
        UUID id,
        AlertCondition condition,
        Instant opened,
        @Nullable Instant quietSince,
        @Nullable Instant acknowledged,
        @Nullable String acknowledgedBy,
        @Nullable String note,
        @Nullable Instant closed,
        @Nullable String closedBecause) {

    public AlertState state() {
        return closed != null ? AlertState.CLOSED : acknowledged != null ? AlertState.ACKNOWLEDGED : AlertState.OPEN;
    }

    public AlertKind kind() {
        return condition.kind();
    }

    /** The page of this alert. */
    public String path() {
        return "/alerts/" + id;
    }

    Alert closedAt(Instant at, String because) {
        return new Alert(id, condition, opened, quietSince, acknowledged, acknowledgedBy, note, at, because);
    }
}
