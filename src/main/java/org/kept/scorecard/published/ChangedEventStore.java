package org.kept.scorecard.published;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.kept.database.Database;
import org.kept.scorecard.published.RestatementCause.CauseKind;

/** Counts the events of a week that were added, corrected or voided after a moment. */
@ApplicationScoped
class ChangedEventStore {

    /**
     * Events of one kind of change.
     *
     * @param first time at which the first of them was stored
     */
    record ChangedEvents(CauseKind kind, long count, Instant first) {}

    /** Later revisions of an event that was new after the moment do not make it a correction. */
    private static final String KIND = "case when e.voided then 'voided'"
            + " when coalesce(f.recorded_at, e.recorded_at) > ? then 'late' else 'corrected' end";

    private static final String FIRST_REVISION =
            " left join event_revision f on f.source = e.source and f.id = e.id and f.revision = 1";

    /** An event added and voided after the moment changed nothing. */
    private static final String CHANGED =
            " e.recorded_at > ? and (not e.voided or coalesce(f.recorded_at, e.recorded_at) <= ?)";

    private static final String COUNT = "select kind, count(*), min(recorded_at) from (select " + KIND
            + " as kind, e.recorded_at as recorded_at from event e" + FIRST_REVISION + " where %s and" + CHANGED
            + ") changed group by kind";

    /** Events that have moved to another week or type since. */
    private static final String MOVED = "select 'corrected', count(*), min(recorded_at) from (select"
            + " e.source, e.id, min(e.recorded_at) as recorded_at from event_revision r"
            + " join event e on e.source = r.source and e.id = r.id"
            + " where %s and not r.voided and e.recorded_at > ? and r.recorded_at <= ? and not (%s)"
            + " group by e.source, e.id) moved having count(*) > 0";

    private final Database database;

    ChangedEventStore(Database database) {
        this.database = database;
    }

    /** A condition on events with its values; {@code t} is the alias of the table. */
    private record EventCondition(String sql, List<Object> values) {

        String on(String alias) {
            return sql.replace("t.", alias + ".");
        }
    }

    /** Changes of events of these types within [from, to). */
    List<ChangedEvents> ofTypes(Collection<String> types, Instant from, Instant to, Instant after) {
        if (types.isEmpty()) {
            return List.of();
        }
        var values = new ArrayList<Object>(types);
        values.add(from.atOffset(ZoneOffset.UTC));
        values.add(to.atOffset(ZoneOffset.UTC));
        return count(
                new EventCondition(
                        "t.type in (" + questions(types.size()) + ") and t.occurred_at >= ? and t.occurred_at < ?",
                        values),
                after);
    }

    /**
     * Changes of ready-made figures of a KPI.
     *
     * @param periods the members that name the periods of the week in the data, such as {@code "week":"2026-W46"}
     */
    List<ChangedEvents> ofFigures(String kpi, Collection<String> periods, Instant after) {
        var values = new ArrayList<Object>();
        values.add("figure");
        values.add("%\"kpi\":\"" + kpi + "\"%");
        periods.forEach(period -> values.add("%" + period + "%"));
        var either = String.join(" or ", Collections.nCopies(periods.size(), "t.data like ?"));
        return count(new EventCondition("t.type = ? and t.data like ? and (" + either + ")", values), after);
    }

    private List<ChangedEvents> count(EventCondition condition, Instant after) {
        var moment = after.atOffset(ZoneOffset.UTC);
        var changed = new ArrayList<Object>();
        changed.add(moment);
        changed.addAll(condition.values());
        changed.add(moment);
        changed.add(moment);
        var moved = new ArrayList<>(condition.values());
        moved.add(moment);
        moved.add(moment);
        moved.addAll(condition.values());
        return Stream.concat(
                        select(COUNT.formatted(condition.on("e")), changed).stream(),
                        select(MOVED.formatted(condition.on("r"), condition.on("e")), moved).stream())
                .toList();
    }

    private List<ChangedEvents> select(String sql, List<Object> values) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(sql)) {
                for (var i = 0; i < values.size(); i++) {
                    select.setObject(i + 1, values.get(i));
                }
                var changes = new ArrayList<ChangedEvents>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        changes.add(new ChangedEvents(
                                kind(rows.getString(1)),
                                rows.getLong(2),
                                rows.getObject(3, OffsetDateTime.class).toInstant()));
                    }
                }
                return changes;
            }
        });
    }

    private static CauseKind kind(String word) throws SQLException {
        return switch (word) {
            case "late" -> CauseKind.LATE;
            case "corrected" -> CauseKind.CORRECTED;
            case "voided" -> CauseKind.VOIDED;
            default -> throw new SQLException("an unknown kind of change: " + word);
        };
    }

    private static String questions(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
