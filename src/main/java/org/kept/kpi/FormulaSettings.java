package org.kept.kpi;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.OpeningHours;
import org.kept.calendar.OpeningHours.UsualWeek;
import org.kept.calendar.Period;
import org.kept.kpi.Feed.KpiTimes;
import org.kept.kpi.Feed.OpenTime;

/**
 * Settings of a KPI for a span of weeks.
 *
 * @param variant code of the formula
 * @param withinSeconds T in seconds; 0 for KPIs without one
 * @param hours the opening hours in which its times are counted; null if every moment counts
 */
public record FormulaSettings(
        String variant, int withinSeconds, @Nullable HoursSetting hours) {

    /** Settings of a KPI with one variant and no T. */
    static final FormulaSettings STANDARD = new FormulaSettings(Kpi.STANDARD, 0);

    /**
     * Opening hours in which the times of a KPI are counted.
     *
     * @param calendar name of the calendar
     * @param week its usual week where these are the hours of a certain week; null for those of all its versions
     */
    public record HoursSetting(
            String calendar, OutsideRule outside, @Nullable UsualWeek week) {

        /** The hours of all versions of the calendar. */
        public HoursSetting(String calendar, OutsideRule outside) {
            this(calendar, outside, null);
        }
    }

    /** Treatment of contacts that arrive outside opening hours. */
    public enum OutsideRule {
        /** Left out of numerator and denominator. */
        LEAVE_OUT("leave-out"),
        /** Counted, with its time from the next opening on. */
        COUNT_FROM_OPENING("count-from-opening");

        private final String code;

        OutsideRule(String code) {
            this.code = code;
        }

        /** The code as stored and sent. */
        public String code() {
            return code;
        }

        /** The rule with that code; empty if there is none. */
        public static Optional<OutsideRule> find(String code) {
            return Stream.of(values()).filter(each -> each.code.equals(code)).findFirst();
        }
    }

    /** Finds the opening hours of a calendar in a week. */
    @FunctionalInterface
    public interface CalendarLookup {

        /** No calendars at all. */
        CalendarLookup NONE = (name, week) -> null;

        /** The hours in that week; null if there is no such calendar. */
        @Nullable
        OpeningHours in(String name, Period week);
    }

    /** Settings without opening hours: every moment counts. */
    public FormulaSettings(String variant, int withinSeconds) {
        this(variant, withinSeconds, null);
    }

    /** The same with another formula. */
    public FormulaSettings withVariant(String other) {
        return new FormulaSettings(other, withinSeconds, hours);
    }

    /** The same with every moment counted. */
    public FormulaSettings withoutHours() {
        return new FormulaSettings(variant, withinSeconds);
    }

    /** The same with another T. */
    public FormulaSettings withTime(int seconds) {
        return new FormulaSettings(variant, seconds, hours);
    }

    /**
     * One version of a KPI's settings.
     *
     * @param version from 1; 0 for the catalogue's own settings
     * @param from the first week it applies to; null for all history
     * @param because the reason; null if none was given
     */
    public record KpiSettingsVersion(
            int version,
            @Nullable Period from,
            FormulaSettings settings,
            @Nullable OffsetDateTime created,
            @Nullable String author,
            @Nullable String because) {

        /** A version without a reason. */
        public KpiSettingsVersion(
                int version,
                @Nullable Period from,
                FormulaSettings settings,
                @Nullable OffsetDateTime created,
                @Nullable String author) {
            this(version, from, settings, created, author, null);
        }
    }

    /** The versions of every KPI's settings at one moment. */
    public static final class KpiSettingsTimeline {

        private final Map<String, List<KpiSettingsVersion>> versions;
        private final CalendarLookup calendars;

        /** The versions of settings that name no calendar. */
        public KpiSettingsTimeline(Map<String, List<KpiSettingsVersion>> versions) {
            this(versions, CalendarLookup.NONE);
        }

        public KpiSettingsTimeline(Map<String, List<KpiSettingsVersion>> versions, CalendarLookup calendars) {
            this.versions = versions;
            this.calendars = calendars;
        }

        /** These versions and a newer one. */
        public KpiSettingsTimeline with(Kpi kpi, @Nullable Period from, FormulaSettings settings) {
            var added = new HashMap<>(versions);
            var ofKpi = new ArrayList<>(versions(kpi));
            ofKpi.add(new KpiSettingsVersion(ofKpi.size() + 1, from, settings, null, null));
            added.put(kpi.code(), ofKpi);
            return new KpiSettingsTimeline(added, calendars);
        }

        /** These versions with other opening hours of a calendar from a week on; null for all history. */
        public KpiSettingsTimeline withCalendar(String name, OpeningHours hours, @Nullable Period from) {
            return new KpiSettingsTimeline(
                    versions,
                    (each, week) -> each.equals(name) && (from == null || from.compareTo(week) <= 0)
                            ? hours
                            : calendars.in(each, week));
        }

        /** Settings for the period: those of the week of its first day. */
        public FormulaSettings in(Kpi kpi, Period period) {
            return version(kpi, period).settings();
        }

        /**
         * Settings for the period with the usual week of its calendar. Periods are counted alike if these are equal:
         * another version of a calendar counts otherwise, one more closed date does not.
         */
        public FormulaSettings asCounted(Kpi kpi, Period period) {
            var settings = in(kpi, period);
            var hours = settings.hours();
            var open = hours == null ? null : calendars.in(hours.calendar(), Period.of(Grain.WEEK, period.start()));
            return hours == null || open == null
                    ? settings
                    : new FormulaSettings(
                            settings.variant(),
                            settings.withinSeconds(),
                            new HoursSetting(hours.calendar(), hours.outside(), open.usualWeek()));
        }

        /** The version for the period: the newest of those that have begun by then. */
        public KpiSettingsVersion version(Kpi kpi, Period period) {
            var week = Period.of(Grain.WEEK, period.start());
            KpiSettingsVersion current = new KpiSettingsVersion(0, null, kpi.standard(), null, null);
            for (var version : versions.getOrDefault(kpi.code(), List.of())) {
                if (version.from() == null || version.from().compareTo(week) <= 0) {
                    current = version;
                }
            }
            return current;
        }

        /** Settings of the version created last; the KPI's standard if there is none. */
        public FormulaSettings newest(Kpi kpi) {
            var versions = versions(kpi);
            return versions.isEmpty()
                    ? kpi.standard()
                    : versions.get(versions.size() - 1).settings();
        }

        /** All settings of the KPI from that week on. */
        public List<FormulaSettings> from(Kpi kpi, Period week) {
            var settings = new ArrayList<>(List.of(in(kpi, week)));
            for (var version : versions(kpi)) {
                if (version.from() != null && version.from().compareTo(week) > 0) {
                    settings.add(in(kpi, version.from()));
                }
            }
            return List.copyOf(settings);
        }

        /** All settings that the KPI ever had, those of the catalogue included. */
        public List<FormulaSettings> allSettings(Kpi kpi) {
            var settings = new ArrayList<>(List.of(kpi.standard()));
            versions(kpi).forEach(version -> settings.add(version.settings()));
            return List.copyOf(settings);
        }

        /** The settings that apply in at least one week: no later version replaces them in all of their weeks. */
        public List<FormulaSettings> inEffect(Kpi kpi) {
            return versionsInEffect(kpi).map(KpiSettingsVersion::settings).toList();
        }

        /**
         * First weeks of the versions that settings from an earlier week on would replace by others.
         *
         * @param from the week of the settings; null for all history
         */
        public List<Period> replaced(Kpi kpi, @Nullable Period from, FormulaSettings next) {
            return versionsInEffect(kpi)
                    .filter(version -> !version.settings().equals(next))
                    .flatMap(version -> Stream.ofNullable(version.from()))
                    .filter(week -> from == null || week.compareTo(from) > 0)
                    .toList();
        }

        private Stream<KpiSettingsVersion> versionsInEffect(Kpi kpi) {
            var versions = versions(kpi);
            return IntStream.range(0, versions.size())
                    .filter(i -> versions.subList(i + 1, versions.size()).stream()
                            .noneMatch(later -> replaces(later, versions.get(i))))
                    .mapToObj(versions::get);
        }

        private static boolean replaces(KpiSettingsVersion later, KpiSettingsVersion earlier) {
            return later.from() == null
                    || (earlier.from() != null && later.from().compareTo(earlier.from()) <= 0);
        }

        /** Every version of a KPI, oldest first, without the catalogue's own. */
        public List<KpiSettingsVersion> versions(Kpi kpi) {
            return versions.getOrDefault(kpi.code(), List.of());
        }

        /** Times T and opening hours that events of the week are counted by. */
        public KpiTimes times(Period week) {
            return new KpiTimes() {
                @Override
                public int within(String code) {
                    return settings(code).withinSeconds();
                }

                @Override
                public Optional<OpenTime> openTime(String code) {
                    if (!versions.containsKey(code)) {
                        return Optional.empty();
                    }
                    var hours = settings(code).hours();
                    return hours == null
                            ? Optional.empty()
                            : Optional.ofNullable(calendars.in(hours.calendar(), week))
                                    .map(open -> new OpenTime(open, hours.outside() == OutsideRule.LEAVE_OUT));
                }

                private FormulaSettings settings(String code) {
                    var kpi = Catalogue.find(code)
                            .orElseThrow(() -> new IllegalStateException("the catalogue has " + code));
                    return in(kpi, week);
                }
            };
        }
    }
}
