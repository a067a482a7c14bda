package org.kept.sample;

import java.time.Instant;
import java.util.Locale;
import org.kept.calendar.Period;

/** Opening hours of a channel: the number of days from Monday, and the hours of the day. */
enum ChannelHours {
    WEB(7, 7, 23),
    PHONE(6, 9, 18),
    POST(5, 8, 11);

    private final int days;
    private final int opens;
    private final int closes;

    ChannelHours(int days, int opens, int closes) {
        this.days = days;
        this.opens = opens;
        this.closes = closes;
    }

    static ChannelHours of(String channel) {
        return valueOf(channel.toUpperCase(Locale.ROOT));
    }

    Instant moment(Period week, SeededRandom seededRandom, SampleEventLog sampleEventLog) {
        var day = week.start().plusDays(seededRandom.between(0, days - 1));
        return sampleEventLog.at(day, seededRandom.between(opens * 3600, closes * 3600 - 1));
    }
}
