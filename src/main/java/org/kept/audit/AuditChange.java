package org.kept.audit;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One change, to be recorded.
 *
 * @param subject what was changed, such as {@code key 7fk2} or {@code event webshop/ord-1001}
 * @param before the former state as lines of {@code name: value}; null if it did not exist
 * @param after the new state; null if it does not exist any more
 * @param note the reason, if given
 */
public record AuditChange(
        AuditAction act,
        String subject,
        @Nullable String before,
        @Nullable String after,
        @Nullable String note) {

    public static AuditChange added(AuditAction auditAction, String subject, String after) {
        return new AuditChange(auditAction, subject, null, after, null);
    }

    public static AuditChange removed(AuditAction auditAction, String subject, @Nullable String before) {
        return new AuditChange(auditAction, subject, before, null, null);
    }

    public static AuditChange changed(
            AuditAction auditAction, String subject, @Nullable String before, @Nullable String after) {
        return new AuditChange(auditAction, subject, before, after, null);
    }

    /** The same change with a reason. */
    public AuditChange withReason(@Nullable String reason) {
        return new AuditChange(act, subject, before, after, reason);
    }

    /** Formats lines of {@code name: value} from alternating names and values; omits empty values. */
    public static String lines(@Nullable Object... namesAndValues) {
        var lines = new StringBuilder();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            var value = text(namesAndValues[i + 1]);
            if (!value.isEmpty()) {
                lines.append(lines.isEmpty() ? "" : "\n")
                        .append(namesAndValues[i])
                        .append(": ")
                        .append(value);
            }
        }
        return lines.toString();
    }

    private static String text(@Nullable Object value) {
        return value instanceof List<?> list
                ? String.join(", ", list.stream().map(String::valueOf).toList())
                : Objects.toString(value, "");
    }
}
