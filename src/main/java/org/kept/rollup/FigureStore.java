package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.database.Database;
import org.kept.database.ReadSession;
import org.kept.ingest.Event;
import org.kept.ingest.EventChanges;
import org.kept.ingest.EventRepository;
import org.kept.kpi.EventType;
import org.kept.kpi.Quotient;
import org.kept.problem.Problem;
import org.kept.rollup.custom.CustomKpiDefinitions;
import org.kept.rollup.custom.CustomKpiStore;
import org.kept.rollup.model.ReportedFigure;
import org.kept.rollup.model.SliceKey;

/** Stores every figure that counts; which one applies to a slice key is decided when they are read. */
@ApplicationScoped
class FigureStore {

    private static final String COLUMNS =
            "source, id, kpi, grain, start_on, team, channel, at, numerator, denominator, squares, amount";

    private final Database database;
    private final ReadSession reads;
    private final CustomKpiStore customKpis;
    private final EventRepository eventRepository;
    private final ReportingZone zone;

    FigureStore(
            Database database,
            ReadSession reads,
            CustomKpiStore customKpis,
            EventRepository eventRepository,
            ReportingZone zone) {
        this.database = database;
        this.reads = reads;
        this.customKpis = customKpis;
        this.eventRepository = eventRepository;
        this.zone = zone;
    }

    /** Deletes the figures of a KPI, whose events stay. */
    void remove(String kpi) {
        database.run(connection -> {
            try (var delete = connection.prepareStatement("delete from figure where kpi = ?")) {
                delete.setString(1, kpi);
                delete.executeUpdate();
            }
        });
    }

    /** Stores the figures of a KPI again whose events were kept; it has none stored. */
    void restore(String kpi, double scale) {
        eventRepository.scan(
                EventType.FIGURE,
                startOf(CustomKpiDefinitions.BEGINNING),
                startOf(CustomKpiDefinitions.END),
                batch -> insert(batch.stream()
                        .filter(event -> kpi.equals(event.text("kpi")))
                        .map(event -> ReportedFigure.of(event, code -> scale))
                        .toList()));
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone.id()).toInstant();
    }

    /**
     * Stores the figures of the changes.
     *
     * @return the stored ones that do not count, because a later one exists for the same KPI, period, team and channel
     * @throws Problem 503 if a KPI was removed since its figure was checked
     */
    List<Event> apply(List<EventChanges.EventChange> changes) {
        var removed = new ArrayList<Event>();
        var added = new ArrayList<Event>();
        for (var change : changes) {
            if (change.before() != null && change.before().type().equals(EventType.FIGURE)) {
                removed.add(change.before());
                added.removeIf(figure -> figure.key().equals(change.before().key()));
            }
            if (change.after() != null && change.after().type().equals(EventType.FIGURE)) {
                added.add(change.after());
            }
        }
        if (!removed.isEmpty()) {
            delete(removed);
        }
        if (added.isEmpty()) {
            return List.of();
        }
        var snapshot = customKpis.current();
        var figures = added.stream()
                .map(event -> ReportedFigure.of(event, snapshot::scale))
                .toList();
        insert(figures);
        var superseded = superseded(figures);
        return changes.stream()
                .flatMap(change -> Stream.ofNullable(change.after()))
                .filter(event -> superseded.contains(event.key()))
                .toList();
    }

    /** Keys of those figures that a later stored one supersedes. */
    private Set<Event.EventKey> superseded(List<ReportedFigure> figures) {
        var groups = figures.stream()
                .collect(Collectors.groupingBy(
                        figure -> new FigureGroup(figure.kpi(), figure.period().grain(), figure.cell())));
        var superseded = new HashSet<Event.EventKey>();
        groups.forEach((group, members) -> {
            var latest = new HashMap<Period, ReportedFigure>();
            for (var figure : findLater(group, members)) {
                latest.merge(figure.period(), figure, BinaryOperator.maxBy(ReportedFigure.LATER));
            }
            for (var figure : members) {
                var holding = latest.get(figure.period());
                if (holding != null && !holding.key().equals(figure.key())) {
                    superseded.add(figure.key());
                }
            }
        });
        return superseded;
    }

    /** Figures that only differ in their period. */
    private record FigureGroup(String kpi, Grain grain, SliceKey cell) {}

    /** The stored figures of the group in the periods of its members that are not earlier than all of them. */
    private List<ReportedFigure> findLater(FigureGroup group, List<ReportedFigure> members) {
        var starts = members.stream().map(ReportedFigure::start).sorted().toList();
        var earliest = Collections.min(members.stream().map(ReportedFigure::at).toList());
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select " + COLUMNS + " from figure where kpi = ?"
                    + " and start_on >= ? and start_on <= ? and grain = ? and at >= ?" + SliceKey.VIEW)) {
                select.setString(1, group.kpi);
                select.setObject(2, starts.get(0));
                select.setObject(3, starts.get(starts.size() - 1));
                select.setString(4, group.grain.code());
                select.setObject(5, earliest.atOffset(ZoneOffset.UTC));
                group.cell.bindView(select, 6);
                var figures = new ArrayList<ReportedFigure>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        figures.add(figure(rows));
                    }
                }
                return figures;
            }
        });
    }

    /** Matches the time too: a figure whose event was dropped stays, even if its key is reused. */
    private void delete(List<Event> events) {
        database.with(connection -> {
            try (var delete =
                    connection.prepareStatement("delete from figure where source = ? and id = ? and at = ?")) {
                for (var event : events) {
                    delete.setString(1, event.key().source());
                    delete.setString(2, event.key().id());
                    delete.setObject(3, event.time().atOffset(ZoneOffset.UTC));
                    delete.addBatch();
                }
                return delete.executeBatch();
            }
        });
    }

    private void insert(List<ReportedFigure> figures) {
        database.with(connection -> {
            try (var insert = connection.prepareStatement(
                    "insert into figure (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                for (var figure : figures) {
                    bind(insert, figure);
                    insert.addBatch();
                }
                return insert.executeBatch();
            }
        });
    }

    private static void bind(PreparedStatement insert, ReportedFigure figure) throws SQLException {
        insert.setString(1, figure.key().source());
        insert.setString(2, figure.key().id());
        insert.setString(3, figure.kpi());
        insert.setString(4, figure.period().grain().code());
        insert.setObject(5, figure.start());
        insert.setString(6, figure.cell().team());
        insert.setString(7, figure.cell().channel());
        insert.setObject(8, figure.at().atOffset(ZoneOffset.UTC));
        var quotient = figure.quotient();
        amount(insert, 9, quotient == null ? Double.NaN : quotient.numerator());
        amount(insert, 10, quotient == null ? Double.NaN : quotient.denominator());
        amount(insert, 11, quotient == null ? Double.NaN : quotient.squares());
        amount(insert, 12, figure.amount());
    }

    private static void amount(PreparedStatement insert, int position, double amount) throws SQLException {
        if (Double.isNaN(amount)) {
            insert.setNull(position, Types.DOUBLE);
        } else {
            insert.setDouble(position, amount);
        }
    }

    /** Figures of a KPI in the slice, of that grain or of days, that start from {@code from} to before {@code to}. */
    List<ReportedFigure> find(String kpi, Grain grain, LocalDate from, LocalDate to, Slice slice) {
        if (reads.isOpen() && extent(kpi).isEmpty()) {
            return List.of();
        }
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select " + COLUMNS + " from figure where kpi = ?"
                    + " and start_on >= ? and start_on < ? and grain in (?, 'day')"
                    + slice.key().where())) {
                select.setString(1, kpi);
                select.setObject(2, from);
                select.setObject(3, to);
                select.setString(4, grain.code());
                slice.key().bind(select, 5);
                var figures = new ArrayList<ReportedFigure>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        figures.add(figure(rows));
                    }
                }
                return figures;
            }
        });
    }

    /** The first and last start date of the KPI's figures; empty if there are none. */
    Optional<TallyReader.DayExtent> extent(String kpi) {
        return Optional.ofNullable(
                reads.isOpen()
                        ? reads.read("figure-extents", () -> extents("")).get(kpi)
                        : extents(kpi).get(kpi));
    }

    /** Extents by KPI; of all KPIs if {@code kpi} is empty. */
    private Map<String, TallyReader.DayExtent> extents(String kpi) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select kpi, min(start_on), max(start_on) from figure"
                    + (kpi.isEmpty() ? "" : " where kpi = ?") + " group by kpi")) {
                if (!kpi.isEmpty()) {
                    select.setString(1, kpi);
                }
                var extents = new HashMap<String, TallyReader.DayExtent>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        extents.put(
                                rows.getString(1),
                                new TallyReader.DayExtent(
                                        rows.getObject(2, LocalDate.class), rows.getObject(3, LocalDate.class)));
                    }
                }
                return extents;
            }
        });
    }

    private static ReportedFigure figure(ResultSet rows) throws SQLException {
        var grain = Grain.of(rows.getString("grain")).orElseThrow();
        return new ReportedFigure(
                new Event.EventKey(rows.getString("source"), rows.getString("id")),
                rows.getString("kpi"),
                new Period(grain, rows.getObject("start_on", LocalDate.class)),
                new SliceKey(rows.getString("team"), rows.getString("channel")),
                rows.getObject("at", OffsetDateTime.class).toInstant(),
                quotient(rows),
                amount(rows, "amount"));
    }

    private static @Nullable Quotient quotient(ResultSet rows) throws SQLException {
        var numerator = amount(rows, "numerator");
        return Double.isNaN(numerator)
                ? null
                : new Quotient(numerator, amount(rows, "denominator"), amount(rows, "squares"));
    }

    private static double amount(ResultSet rows, String column) throws SQLException {
        var amount = rows.getDouble(column);
        return rows.wasNull() ? Double.NaN : amount;
    }
}
