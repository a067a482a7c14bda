package org.kept.trend;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;

/** How far back a trend looks. */
enum Span {
    QUARTER("13w", "13 weeks", "q", 91, 13, 3),
    HALF_YEAR("26w", "26 weeks", "h", 182, 26, 6),
    YEAR("1y", "1 year", "y", 365, 52, 12),
    TWO_YEARS("2y", "2 years", "z", 730, 104, 24),
    ALL("all", "All", "a", Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    private final String code;
    private final String words;
    private final String key;
    private final int days;
    private final int weeks;
    private final int months;

    Span(String code, String words, String key, int days, int weeks, int months) {
        this.code = code;
        this.words = words;
        this.key = key;
        this.days = days;
        this.weeks = weeks;
        this.months = months;
    }

    String code() {
        return code;
    }

    String words() {
        return words;
    }

    String key() {
        return key;
    }

    /** How many complete periods it holds. */
    int periods(Grain grain) {
        return switch (grain) {
            case DAY -> days;
            case WEEK -> weeks;
            case MONTH -> months;
        };
    }

    /** Those that make sense for a grain: few enough points to tell apart, enough to see a change. */
    static List<Span> offered(Grain grain) {
        return switch (grain) {
            case DAY -> List.of(QUARTER, HALF_YEAR, YEAR);
            case WEEK -> List.of(HALF_YEAR, YEAR, TWO_YEARS, ALL);
            case MONTH -> List.of(YEAR, TWO_YEARS, ALL);
        };
    }

    /** The one of that code, where the grain offers it; else what the grain begins with. */
    static Span of(Grain grain, @Nullable String code) {
        var offered = offered(grain);
        return Arrays.stream(values())
                .filter(span -> span.code.equals(code) && offered.contains(span))
                .findFirst()
                .orElse(grain == Grain.DAY ? QUARTER : TWO_YEARS);
    }
}
