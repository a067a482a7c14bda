package org.kept.rollup.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.ReportingZone;
import org.kept.database.Database;
import org.kept.ingest.Event;
import org.kept.ingest.EventRepository;
import org.kept.ingest.RetentionHorizon;
import org.kept.kpi.EventType;

/** The returns of a week: that it is remembered which order each of them names. */
@ApplicationScoped
class MissingReturnStage implements RebuildStage {

    private static final String THERE = "select 1 from returned_order where source = ? and id = ?";

    private final Database database;
    private final EventRepository eventRepository;
    private final RetentionHorizon retentionHorizon;
    private final ReportingZone zone;

    MissingReturnStage(
            Database database, EventRepository eventRepository, RetentionHorizon retentionHorizon, ReportingZone zone) {
        this.database = database;
        this.eventRepository = eventRepository;
        this.retentionHorizon = retentionHorizon;
        this.zone = zone;
    }

    @Override
    public String code() {
        return "returns";
    }

    @Override
    public @Nullable String step(String after, RebuildWeeks weeks, RebuildComparison comparison) {
        var week = weeks.after(after);
        if (week == null || retentionHorizon.truncates(week)) {
            return week == null ? null : week.code();
        }
        eventRepository.scan(
                EventType.RETURN,
                zone.startOf(week),
                zone.endOf(week),
                batch -> comparison.compare(
                        DerivedTable.RETURNED, Map.of(), database.with(connection -> forgotten(connection, batch))));
        return week.code();
    }

    private static Map<List<@Nullable Object>, List<@Nullable Object>> forgotten(
            Connection connection, List<Event> returns) throws SQLException {
        var forgotten = new HashMap<List<@Nullable Object>, List<@Nullable Object>>();
        try (var select = connection.prepareStatement(THERE)) {
            for (var event : returns) {
                var order = event.text("order");
                if (order != null) {
                    select.setString(1, event.key().source());
                    select.setString(2, event.key().id());
                    try (var rows = select.executeQuery()) {
                        if (!rows.next()) {
                            forgotten.put(
                                    DerivedTable.row(
                                            event.key().source(), event.key().id()),
                                    DerivedTable.row(order));
                        }
                    }
                }
            }
        }
        return forgotten;
    }
}
