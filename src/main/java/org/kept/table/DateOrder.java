package org.kept.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Order of day and month in dates that are written with slashes, such as {@code 11/12/2026}. */
public enum DateOrder {
    DAY_FIRST,
    MONTH_FIRST;

    /** The order as files and mappings name it: {@code day-first} or {@code month-first}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(DateOrder::code).toList();
    }

    public static @Nullable DateOrder find(String code) {
        return Arrays.stream(values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElse(null);
    }
}
