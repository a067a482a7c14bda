package org.kept.alert;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored alert.
 *
 * @param condition what opened it
 * @param quietSince time since which its condition is over; null while it holds
 * @param acknowledgedBy the person who takes care of it; null if no one does
 * @param note their note; null without one
 * @param closedBecause why it was closed, as a sentence; null while it is open
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
