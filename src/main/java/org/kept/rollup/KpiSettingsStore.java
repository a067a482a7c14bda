package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.OpeningHours;
import org.kept.calendar.Period;
import org.kept.database.Database;
import org.kept.database.ReadSession;
import org.kept.kpi.Feed.KpiTimes;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.FormulaSettings.CalendarLookup;
import org.kept.kpi.FormulaSettings.HoursSetting;
import org.kept.kpi.FormulaSettings.KpiSettingsTimeline;
import org.kept.kpi.FormulaSettings.KpiSettingsVersion;
import org.kept.kpi.FormulaSettings.OutsideRule;
import org.kept.kpi.Kpi;
import org.kept.rollup.KpiSettingsStore.MinimumSamples.SampleVersion;
import org.kept.rollup.custom.CustomKpiStore;
import org.kept.workingtime.CalendarHistory;
import org.kept.workingtime.Calendars;

/** Versioned settings of each KPI: a version applies from its week on and leaves earlier weeks alone. */
@ApplicationScoped
public class KpiSettingsStore {

    private final Database database;
    private final CustomKpiStore customKpis;
    private final Calendars calendars;
    private final Clock clock;
    private final ReadSession reads;

    KpiSettingsStore(
            Database database, CustomKpiStore customKpis, Calendars calendars, Clock clock, ReadSession reads) {
        this.database = database;
        this.customKpis = customKpis;
        this.calendars = calendars;
        this.clock = clock;
        this.reads = reads;
    }

    /** Every version; those of a guarantee are the mission versions that define it. */
    public KpiSettingsTimeline timeline() {
        return reads.read("kpi-timeline", this::read);
    }

    private KpiSettingsTimeline read() {
        var versions = database.with(KpiSettingsStore::read);
        versions.putAll(customKpis.current().versions());
        return timeline(versions);
    }

    /** The times T, in seconds, and the opening hours that events are counted by, week by week. */
    public Function<Period, KpiTimes> times() {
        return timeline(database.with(KpiSettingsStore::read))::times;
    }

    private KpiSettingsTimeline timeline(Map<String, List<KpiSettingsVersion>> versions) {
        return new KpiSettingsTimeline(versions, new CalendarsOnDemand(calendars));
    }

    /** Reads the calendars once, and only if some KPI is counted by one. */
    private static final class CalendarsOnDemand implements CalendarLookup {

        private final Calendars calendars;
        private @Nullable CalendarHistory history;

        CalendarsOnDemand(Calendars calendars) {
            this.calendars = calendars;
        }

        @Override
        public @Nullable OpeningHours in(String name, Period week) {
            var read = history;
            if (read == null) {
                read = calendars.history();
                history = read;
            }
            return read.hours(name, week).orElse(null);
        }
    }

    /** The smallest samples that KPIs are judged by. */
    public MinimumSamples minimumSamples() {
        return reads.read("minimum-samples", () -> database.with(KpiSettingsStore::readSamples));
    }

    private static MinimumSamples readSamples(Connection connection) throws SQLException {
        var versions = new HashMap<String, List<SampleVersion>>();
        try (var select = connection.prepareStatement("select kpi, version, from_on, minimum, created, author, because"
                        + " from kpi_sample order by kpi, version");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                var from = rows.getObject("from_on", LocalDate.class);
                versions.computeIfAbsent(rows.getString("kpi"), key -> new ArrayList<>())
                        .add(new SampleVersion(
                                rows.getInt("version"),
                                from == null ? null : new Period(Grain.WEEK, from),
                                rows.getObject("minimum", Integer.class),
                                rows.getObject("created", OffsetDateTime.class),
                                rows.getString("author"),
                                rows.getString("because")));
            }
        }
        return new MinimumSamples(versions);
    }

    /** Adds a version of the smallest sample, which changes no number; null for that of the installation. */
    void addSample(Kpi kpi, @Nullable Period from, @Nullable Integer minimum, String author, @Nullable String because) {
        var version = database.with(KpiSettingsStore::readSamples)
                        .versions(kpi.code())
                        .size()
                + 1;
        database.run(connection -> {
            try (var insert = connection.prepareStatement("insert into kpi_sample (kpi, version, from_on, minimum,"
                    + " created, author, because) values (?, ?, ?, ?, ?, ?, ?)")) {
                insert.setString(1, kpi.code());
                insert.setInt(2, version);
                insert.setObject(3, from == null ? null : from.start(), Types.DATE);
                insert.setObject(4, minimum, Types.INTEGER);
                insert.setObject(5, now());
                insert.setString(6, author);
                insert.setString(7, because);
                insert.executeUpdate();
            }
        });
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static Map<String, List<KpiSettingsVersion>> read(Connection connection) throws SQLException {
        var versions = new HashMap<String, List<KpiSettingsVersion>>();
        try (var select = connection.prepareStatement("select kpi, version, from_on, variant, within_seconds, hours,"
                        + " outside, created, author, because from kpi_setting order by kpi, version");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                var from = rows.getObject("from_on", LocalDate.class);
                versions.computeIfAbsent(rows.getString("kpi"), key -> new ArrayList<>())
                        .add(new KpiSettingsVersion(
                                rows.getInt("version"),
                                from == null ? null : new Period(Grain.WEEK, from),
                                new FormulaSettings(
                                        rows.getString("variant"),
                                        rows.getInt("within_seconds"),
                                        hours(rows.getString("hours"), rows.getString("outside"))),
                                rows.getObject("created", OffsetDateTime.class),
                                rows.getString("author"),
                                rows.getString("because")));
            }
        }
        return versions;
    }

    private static @Nullable HoursSetting hours(@Nullable String calendar, @Nullable String outside) {
        return calendar == null || outside == null
                ? null
                : new HoursSetting(calendar, OutsideRule.find(outside).orElse(OutsideRule.LEAVE_OUT));
    }

    /** Adds a version; the caller recounts what it changes. */
    void add(Kpi kpi, @Nullable Period from, FormulaSettings settings, String author, @Nullable String because) {
        var version = timeline().versions(kpi).size() + 1;
        var hours = settings.hours();
        database.with(connection -> {
            try (var insert = connection.prepareStatement("insert into kpi_setting (kpi, version, from_on, variant,"
                    + " within_seconds, created, author, because, hours, outside)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                insert.setString(1, kpi.code());
                insert.setInt(2, version);
                insert.setObject(3, from == null ? null : from.start(), Types.DATE);
                insert.setString(4, settings.variant());
                insert.setInt(5, settings.withinSeconds());
                insert.setObject(6, now());
                insert.setString(7, author);
                insert.setString(8, because);
                insert.setString(9, hours == null ? null : hours.calendar());
                insert.setString(10, hours == null ? null : hours.outside().code());
                return insert.executeUpdate();
            }
        });
    }

    /** The smallest samples that KPIs are judged by, where they differ from that of the installation. */
    public static final class MinimumSamples {

        /** The largest minimum that can be set. */
        public static final int MOST = 100_000;

        /**
         * One version of the setting.
         *
         * @param version from 1
         * @param from the first week it applies to; null for all history
         * @param minimum null if the installation's own applies again
         */
        public record SampleVersion(
                int version,
                @Nullable Period from,
                @Nullable Integer minimum,
                OffsetDateTime created,
                String author,
                @Nullable String because) {}

        private final Map<String, List<SampleVersion>> versions;

        public MinimumSamples(Map<String, List<SampleVersion>> versions) {
            this.versions = versions;
        }

        /** Every version of a KPI, oldest first. */
        public List<SampleVersion> versions(String kpi) {
            return versions.getOrDefault(kpi, List.of());
        }

        /** The minimum set for the period: that of the week of its first day; empty if the installation's own applies. */
        public OptionalInt in(String kpi, Period period) {
            var minimum = from(kpi, Period.of(Grain.WEEK, period.start()));
            return minimum == null ? OptionalInt.empty() : OptionalInt.of(minimum);
        }

        /**
         * The minimum from a week on, until another one begins; null for that of the installation.
         *
         * @param week null for the beginning of all history
         */
        public @Nullable Integer from(String kpi, @Nullable Period week) {
            @Nullable Integer minimum = null;
            for (var version : versions(kpi)) {
                if (version.from() == null || (week != null && version.from().compareTo(week) <= 0)) {
                    minimum = version.minimum();
                }
            }
            return minimum;
        }

        /**
         * First weeks of the versions that a minimum from an earlier week on would replace by another.
         *
         * @param from the week of the minimum; null for all history
         * @param next null for that of the installation
         */
        public List<Period> replaced(String kpi, @Nullable Period from, @Nullable Integer next) {
            return versions(kpi).stream()
                    .flatMap(version -> Stream.ofNullable(version.from()))
                    .filter(week -> from == null || week.compareTo(from) > 0)
                    .filter(week -> !Objects.equals(from(kpi, week), next))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }
}
