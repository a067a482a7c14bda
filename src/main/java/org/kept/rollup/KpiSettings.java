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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.database.Database;
import org.kept.database.Once;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Feed.KpiTimes;
import org.kept.kpi.Kpi;
import org.kept.kpi.Settings;

/** How each KPI is set, week by week: a new version holds from its week on and leaves the weeks before it alone. */
@ApplicationScoped
public class KpiSettings {

    /**
     * One version of a KPI's settings.
     *
     * @param version from 1; 0 is how the catalogue sets it
     * @param from the week from which it holds; null for all history
     */
    public record Version(
            int version,
            @Nullable Period from,
            Settings settings,
            @Nullable OffsetDateTime created,
            @Nullable String author) {}

    /** The versions of every KPI, as they stand in one moment. */
    public static final class Timeline {

        private final Map<String, List<Version>> versions;

        private Timeline(Map<String, List<Version>> versions) {
            this.versions = versions;
        }

        /** The settings that hold for the period: those of the week that its first day falls in. */
        public Settings in(Kpi kpi, Period period) {
            return version(kpi, period).settings();
        }

        /** The version that holds for the period; the newest of those that have begun by then. */
        public Version version(Kpi kpi, Period period) {
            var week = Period.of(Grain.WEEK, period.start());
            Version holding = new Version(0, null, kpi.standard(), null, null);
            for (var version : versions.getOrDefault(kpi.code(), List.of())) {
                if (version.from() == null || version.from().compareTo(week) <= 0) {
                    holding = version;
                }
            }
            return holding;
        }

        /** The settings of the version made last; the KPI's standard where there is none. */
        Settings newest(Kpi kpi) {
            var versions = versions(kpi);
            return versions.isEmpty()
                    ? kpi.standard()
                    : versions.get(versions.size() - 1).settings();
        }

        /** Every way in which the KPI is set from that week on. */
        List<Settings> from(Kpi kpi, Period week) {
            var settings = new ArrayList<>(List.of(in(kpi, week)));
            for (var version : versions(kpi)) {
                if (version.from() != null && version.from().compareTo(week) > 0) {
                    settings.add(in(kpi, version.from()));
                }
            }
            return List.copyOf(settings);
        }

        /** Every way in which the KPI was ever set, as the catalogue has it included. */
        List<Settings> ever(Kpi kpi) {
            var settings = new ArrayList<>(List.of(kpi.standard()));
            versions(kpi).forEach(version -> settings.add(version.settings()));
            return List.copyOf(settings);
        }

        /** Every version of a KPI, oldest first, the catalogue's own not among them. */
        public List<Version> versions(Kpi kpi) {
            return versions.getOrDefault(kpi.code(), List.of());
        }

        KpiTimes times(Period week) {
            return kpi -> within(kpi, week);
        }

        private int within(String code, Period week) {
            var kpi = Catalogue.find(code).orElseThrow(() -> new IllegalStateException("the catalogue has " + code));
            return in(kpi, week).withinSeconds();
        }
    }

    private final Database database;
    private final OwnKpiStore own;
    private final Clock clock;

    KpiSettings(Database database, OwnKpiStore own, Clock clock) {
        this.database = database;
        this.own = own;
        this.clock = clock;
    }

    /** Every version there is; those of a guarantee are the versions of the mission that define it. */
    public Timeline timeline() {
        return Once.read("kpi-timeline", this::read);
    }

    private Timeline read() {
        var versions = database.with(KpiSettings::read);
        versions.putAll(own.current().versions());
        return new Timeline(versions);
    }

    /** The times T that events are counted by, week by week. */
    Function<Period, KpiTimes> times() {
        return new Timeline(database.with(KpiSettings::read))::times;
    }

    private static Map<String, List<Version>> read(Connection connection) throws SQLException {
        var versions = new HashMap<String, List<Version>>();
        try (var select = connection.prepareStatement("select kpi, version, from_on, variant, within_seconds, created,"
                        + " author from kpi_setting order by kpi, version");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                var from = rows.getObject("from_on", LocalDate.class);
                versions.computeIfAbsent(rows.getString("kpi"), key -> new ArrayList<>())
                        .add(new Version(
                                rows.getInt("version"),
                                from == null ? null : new Period(Grain.WEEK, from),
                                new Settings(rows.getString("variant"), rows.getInt("within_seconds")),
                                rows.getObject("created", OffsetDateTime.class),
                                rows.getString("author")));
            }
        }
        return versions;
    }

    /** Adds a version; the caller rebuilds what it changes. */
    void add(Kpi kpi, @Nullable Period from, Settings settings, String author) {
        var version = timeline().versions(kpi).size() + 1;
        database.with(connection -> {
            try (var insert = connection.prepareStatement("insert into kpi_setting (kpi, version, from_on, variant,"
                    + " within_seconds, created, author) values (?, ?, ?, ?, ?, ?, ?)")) {
                insert.setString(1, kpi.code());
                insert.setInt(2, version);
                insert.setObject(3, from == null ? null : from.start(), Types.DATE);
                insert.setString(4, settings.variant());
                insert.setInt(5, settings.withinSeconds());
                insert.setObject(
                        6, clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
                insert.setString(7, author);
                return insert.executeUpdate();
            }
        });
    }
}
