package org.kept.ingest.store;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;
import org.kept.ingest.FieldRules;
import org.kept.ingest.InputText;
import org.kept.ingest.StoredEvent;
import org.kept.ingest.parse.StrictJson;
import org.kept.kpi.EventField;
import org.kept.kpi.EventType;
import org.kept.problem.Problem;
import org.kept.types.EventCensus;

/** Checks all stored events of a type against its fields. */
@ApplicationScoped
class StoredEventCensus implements EventCensus {

    /** Maximum number of events to check: some ten seconds. */
    private static final int MAX_CHECKED = 2_000_000;

    private static final int BATCH = 2000;

    private static final String COUNT = "select (select count(*) from event where type = ?)"
            + " + (select count(*) from event_revision r where r.type = ? and not exists"
            + " (select 1 from event e where e.source = r.source and e.id = r.id and e.type = r.type))";

    // An erased event contains only what is counted.
    private static final String SELECT = "select source, id, data from event where type = ? and voided = false"
            + " and digest <> ? fetch first ? rows only";

    /** Number of events that do not fit a field, and the error of the first. */
    private static final class FieldCount {

        private final String detail;
        private final String example;
        private long events;

        FieldCount(String detail, String example) {
            this.detail = detail;
            this.example = example;
        }
    }

    private final Database database;

    StoredEventCensus(Database database) {
        this.database = database;
    }

    @Override
    public long count(String code) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(COUNT)) {
                select.setString(1, code);
                select.setString(2, code);
                try (var rows = select.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    @Override
    public List<FieldMisfit> misfits(EventType type, List<EventField> fields) {
        if (fields.isEmpty()) {
            return List.of();
        }
        var counts = database.with(connection -> misfits(connection, type, fields));
        var misfits = new ArrayList<FieldMisfit>();
        counts.forEach(
                (field, count) -> misfits.add(new FieldMisfit(field, count.events, count.detail, count.example)));
        return List.copyOf(misfits);
    }

    private static Map<String, FieldCount> misfits(Connection connection, EventType type, List<EventField> fields)
            throws SQLException {
        var counts = new LinkedHashMap<String, FieldCount>();
        var checked = 0;
        try (var select = connection.prepareStatement(SELECT)) {
            select.setFetchSize(BATCH);
            select.setString(1, type.code());
            select.setString(2, StoredEvent.ERASED_DIGEST);
            select.setInt(3, MAX_CHECKED + 1);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    checked++;
                    check(rows, fields, counts);
                }
            }
        }
        if (checked > MAX_CHECKED && counts.isEmpty()) {
            throw Problem.conflict("There are more than 2,000,000 events of the type '" + type.code()
                    + "', too many to check whether they fit. Define another type for new events, or widen this one.");
        }
        return counts;
    }

    private static void check(ResultSet row, List<EventField> fields, Map<String, FieldCount> counts)
            throws SQLException {
        var data = data(row.getString("data"));
        for (var field : fields) {
            var detail = wrong(field, data.get(field.name()));
            if (detail != null) {
                var example = InputText.excerpt(row.getString("source")) + "/" + InputText.excerpt(row.getString("id"));
                counts.computeIfAbsent(field.name(), name -> new FieldCount(detail, example)).events++;
            }
        }
    }

    /** The error in the value, without a full stop; null if there is none. */
    private static @Nullable String wrong(EventField field, @Nullable JsonNode value) {
        if (value == null) {
            return field.required() ? field.name() + " is missing" : null;
        }
        var wrong = new FieldRules(field).check(value);
        return wrong == null ? null : wrong.detail().replaceFirst("\\.$", "");
    }

    private static JsonNode data(String text) {
        try {
            return StrictJson.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("stored data is not JSON", e);
        }
    }
}
