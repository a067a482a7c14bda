package org.kept.scorecard.published;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;

/**
 * Time at which the clock publishes a week.
 *
 * @param day the first such day after the week
 * @param time the time of day, in the reporting zone; one skipped by a change to summer time moves forward by the gap
 * @param grace additional wait, so that late events still count
 */
public record PublicationTime(DayOfWeek day, LocalTime time, Duration grace) {

    private static final Duration MAX_GRACE = Duration.ofDays(28);
    private static final int ABBREVIATION = 3;
    private static final Pattern FORM = Pattern.compile("([A-Za-z]{3})[A-Za-z]* +(\\d{2}:\\d{2})");

    /**
     * Parses {@code MON 09:00}.
     *
     * @return empty for {@code off}
     * @throws IllegalArgumentException if it is neither
     */
    public static Optional<PublicationTime> parse(String text, Duration grace) {
        if (text.strip().equalsIgnoreCase("off")) {
            return Optional.empty();
        }
        if (grace.isNegative() || grace.compareTo(MAX_GRACE) > 0) {
            throw new IllegalArgumentException("a grace of " + grace);
        }
        var form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(text);
        }
        try {
            return Optional.of(new PublicationTime(day(form.group(1)), LocalTime.parse(form.group(2)), grace));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static DayOfWeek day(String text) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().substring(0, ABBREVIATION).equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    /** When the week is published. */
    public Instant dueOf(Period week, ReportingZone zone) {
        return week.end()
                .with(TemporalAdjusters.nextOrSame(day))
                .atTime(time)
                .atZone(zone.id())
                .toInstant()
                .plus(grace);
    }
}
