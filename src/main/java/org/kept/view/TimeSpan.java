package org.kept.view;

import org.kept.calendar.Grain;

/** Lengths of time that a KPI page can show. */
public enum TimeSpan {
    ONE_WEEK("1w", "1 week", "w", 7, 1, 1),
    FOUR_WEEKS("4w", "4 weeks", "m", 28, 4, 1),
    QUARTER("13w", "13 weeks", "q", 91, 13, 3),
    HALF_YEAR("26w", "26 weeks", "h", 182, 26, 6),
    /** A year of whole weeks; {@link #YEAR} fits every grain. */
    FIFTY_TWO_WEEKS("52w", "52 weeks", "y", 364, 52, 12),
    YEAR("1y", "1 year", "y", 365, 52, 12),
    TWO_YEARS("2y", "2 years", "z", 730, 104, 24),
    /** A thousand years: longer than any history, short enough for date arithmetic. */
    ALL("all", "All", "a", 365_000, 52_000, 12_000);

    private final String code;
    private final String words;
    private final String key;
    private final int days;
    private final int weeks;
    private final int months;

    TimeSpan(String code, String words, String key, int days, int weeks, int months) {
        this.code = code;
        this.words = words;
        this.key = key;
        this.days = days;
        this.weeks = weeks;
        this.months = months;
    }

    /** The code in addresses: {@code 13w}. */
    public String code() {
        return code;
    }

    /** The name on pages: {@code 13 weeks}. */
    public String words() {
        return words;
    }

    /** The keyboard shortcut that selects it. */
    public String key() {
        return key;
    }

    /** The number of weeks. */
    public int weeks() {
        return weeks;
    }

    /** The number of periods of the grain. */
    public int periods(Grain grain) {
        return switch (grain) {
            case DAY -> days;
            case WEEK -> weeks;
            case MONTH -> months;
        };
    }
}
