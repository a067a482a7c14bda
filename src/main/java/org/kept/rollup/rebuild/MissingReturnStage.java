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

/** Rebuilds missing rows of the orders that returns name, week by week. */
@ApplicationScoped
class MissingReturnStage implements RebuildStage {

    private static final String EXISTS = "select 1 from returned_order where source = ? and id = ?";

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
                        DerivedTable.RETURNED, Map.of(), database.with(connection -> missingRows(connection, batch))));
        return week.code();
    }

    private static Map<List<@Nullable Object>, List<@Nullable Object>> missingRows(
            Connection connection, List<Event> returns) throws SQLException {
        var missing = new HashMap<List<@Nullable Object>, List<@Nullable Object>>();
        try (var select = connection.prepareStatement(EXISTS)) {
            for (var event : returns) {
                var order = event.text("order");
                if (order != null) {
                    select.setString(1, event.key().source());
                    select.setString(2, event.key().id());
                    try (var rows = select.executeQuery()) {
                        if (!rows.next()) {
                            missing.put(
                                    DerivedTable.row(
                                            event.key().source(), event.key().id()),
                                    DerivedTable.row(order));
                        }
                    }
                }
            }
        }
        return missing;
    }
}
