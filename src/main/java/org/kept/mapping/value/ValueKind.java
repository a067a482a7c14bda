package org.kept.mapping.value;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.EventField;

/** Type as which a value is read. */
public enum ValueKind {
    TEXT,
    NUMBER,
    FLAG,
    TIME,
    /** Unchanged: numbers in a payload stay numbers, cells stay texts. */
    ANY;

    /** The kind as mappings write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(ValueKind::code).toList();
    }

    public static @Nullable ValueKind find(String code) {
        return Arrays.stream(values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    /** The kind of a field that Kept knows. */
    public static ValueKind of(EventField field) {
        if (field.isNumeric()) {
            return NUMBER;
        }
        return switch (field.kind()) {
            case FLAG -> FLAG;
            case TIME -> TIME;
            default -> TEXT;
        };
    }
}
