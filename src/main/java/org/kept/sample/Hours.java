package org.kept.sample;

import java.time.Instant;
import java.util.Locale;
import org.kept.calendar.Period;

/** When something can happen: on how many days from Monday on, between which hours. */
enum Hours {
    WEB(7, 7, 23),
    PHONE(6, 9, 18),
    POST(5, 8, 11);

    private final int days;
    private final int opens;
    private final int closes;

    Hours(int days, int opens, int closes) {
        this.days = days;
        this.opens = opens;
        this.closes = closes;
    }

    static Hours of(String channel) {
        return valueOf(channel.toUpperCase(Locale.ROOT));
    }

    Instant moment(Period week, Chance chance, Journal journal) {
        var day = week.start().plusDays(chance.between(0, days - 1));
        return journal.at(day, chance.between(opens * 3600, closes * 3600 - 1));
    }
}
