package org.kept.effect;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.IsoDates;
import org.kept.calendar.ReportingZone;
import org.kept.exclusion.NewExclusion;

/**
 * What is typed into the form that excludes time; blank where nothing is.
 *
 * @param fromTime the hour of the start; blank for whole days
 * @param toTime the hour of the end; blank for whole days
 */
record ExclusionForm(
        String from,
        String fromTime,
        String to,
        String toTime,
        String kpi,
        String team,
        String category,
        String because) {

    /** The form as a query, by which its effect is shown. */
    public static class ExclusionQuery {

        @RestQuery
        @Nullable
        String from;

        @RestQuery
        @Nullable
        String fromTime;

        @RestQuery
        @Nullable
        String to;

        @RestQuery
        @Nullable
        String toTime;

        @RestQuery
        @Nullable
        String kpi;

        @RestQuery
        @Nullable
        String team;

        @RestQuery
        @Nullable
        String category;

        @RestQuery
        @Nullable
        String because;

        ExclusionForm form() {
            return of(from, fromTime, to, toTime, kpi, team, category, because);
        }
    }

    /** The form as it is sent to be saved. */
    public static class SentExclusion {

        @RestForm
        @Nullable
        String from;

        @RestForm
        @Nullable
        String fromTime;

        @RestForm
        @Nullable
        String to;

        @RestForm
        @Nullable
        String toTime;

        @RestForm
        @Nullable
        String kpi;

        @RestForm
        @Nullable
        String team;

        @RestForm
        @Nullable
        String category;

        @RestForm
        @Nullable
        String because;

        ExclusionForm form() {
            return of(from, fromTime, to, toTime, kpi, team, category, because);
        }
    }

    private static ExclusionForm of(
            @Nullable String from,
            @Nullable String fromTime,
            @Nullable String to,
            @Nullable String toTime,
            @Nullable String kpi,
            @Nullable String team,
            @Nullable String category,
            @Nullable String because) {
        return new ExclusionForm(
                text(from),
                text(fromTime),
                text(to),
                text(toTime),
                text(kpi),
                text(team),
                text(category),
                text(because));
    }

    private static String text(@Nullable String text) {
        // Browsers submit line ends as CR LF, which no one typed.
        return text == null ? "" : text.replace("\r\n", "\n").strip();
    }

    /** Whether it says no time yet, so that there is no effect to show. */
    boolean isWithoutTime() {
        return from.isEmpty();
    }

    /** What the form asks for. Hours are local times of the zone; the first one, where an hour is repeated. */
    NewExclusion wanted(ReportingZone zone) {
        var last = to.isEmpty() ? from : to;
        if (fromTime.isEmpty() && toTime.isEmpty()) {
            return new NewExclusion(from, last, kpi, team, category, because);
        }
        return new NewExclusion(
                moment(from, fromTime.isEmpty() ? "00:00" : fromTime, zone),
                toTime.isEmpty() ? endOf(last, zone) : moment(last, toTime, zone),
                kpi,
                team,
                category,
                because);
    }

    /** The time with its offset; what was typed if it is no time, for the error about it. */
    private static String moment(String date, String time, ReportingZone zone) {
        try {
            return LocalDateTime.of(IsoDates.parse(date), LocalTime.parse(time))
                    .atZone(zone.id())
                    .toOffsetDateTime()
                    .toString();
        } catch (DateTimeException e) {
            return date + "T" + time;
        }
    }

    private static String endOf(String date, ReportingZone zone) {
        try {
            LocalDate end = IsoDates.parse(date).plusDays(1);
            return end.atStartOfDay(zone.id()).toOffsetDateTime().toString();
        } catch (DateTimeException e) {
            return date + "T24:00";
        }
    }
}
