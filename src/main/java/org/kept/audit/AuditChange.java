package org.kept.audit;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was changed.
 *
 * @param subject what it was done to, such as {@code key 7fk2} or {@code event webshop/ord-1001}
 * @param before as it was, a line each of {@code name: value}; null where it was not there
 * @param after as it is now; null where it is not there any more
 * @param note the reason, where one was given
 */
public record AuditChange(
        AuditAction act,
        String subject,
        @Nullable String before,
        @Nullable String after,
        @Nullable String note) {

    /** Something that was not there before. */
    public static AuditChange added(AuditAction auditAction, String subject, String after) {
        return new AuditChange(auditAction, subject, null, after, null);
    }

    /** Something that is not there any more. */
    public static AuditChange removed(AuditAction auditAction, String subject, @Nullable String before) {
        return new AuditChange(auditAction, subject, before, null, null);
    }

    /** Something that is otherwise now. */
    public static AuditChange changed(
            AuditAction auditAction, String subject, @Nullable String before, @Nullable String after) {
        return new AuditChange(auditAction, subject, before, after, null);
    }

    /** The same with a reason. */
    public AuditChange withReason(@Nullable String reason) {
        return new AuditChange(act, subject, before, after, reason);
    }

    /** Lines of {@code name: value} from names and values in turn; what has no value is left out. */
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
