package org.kept.mapping;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kept.mapping.value.ValueUnit;

/** How durations of two parts such as {@code 4:30} are written in a file whose headings do not say so. */
public enum DurationClock {
    MINUTES_AND_SECONDS(ValueUnit.MINUTES_AND_SECONDS),
    HOURS_AND_MINUTES(ValueUnit.HOURS_AND_MINUTES);

    private final ValueUnit unit;

    DurationClock(ValueUnit unit) {
        this.unit = unit;
    }

    /** The clock of that code; null if there is none. */
    public static @Nullable DurationClock find(String code) {
        return Arrays.stream(values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    /** The clock as mappings write it, such as {@code mm:ss}. */
    public String code() {
        return unit.code();
    }

    ValueUnit unit() {
        return unit;
    }
}
