package org.kept.rollup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;
import org.kept.database.ReadSession;
import org.kept.mission.Missions;

/** The KPIs beyond the catalogue, read once for each stamp that {@link RollupState} gives them. */
@ApplicationScoped
class OwnKpiStore {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private record Known(String stamp, OwnKpis kpis) {}

    private final Database database;
    private final RollupState state;
    private final Missions missions;
    private final Clock clock;
    private final ReadSession reads;
    private volatile Known known = new Known("", OwnKpis.NONE);

    OwnKpiStore(Database database, RollupState state, Missions missions, Clock clock, ReadSession reads) {
        this.database = database;
        this.state = state;
        this.missions = missions;
        this.clock = clock;
        this.reads = reads;
    }

    /** As they stand now. */
    OwnKpis current() {
        return at(state.stamp());
    }

    /** As they stand under that stamp, which has been read in the running transaction. */
    OwnKpis at(String stamp) {
        var at = known;
        if (!at.stamp.equals(stamp)) {
            at = new Known(stamp, load());
            // What a page reads may come from a replica that lags behind; what is counted by does not.
            if (!reads.isOpen()) {
                known = at;
            }
        }
        return at.kpis;
    }

    /** As the database has them in the running transaction, whatever the stamp. */
    OwnKpis load() {
        return new OwnKpis(missions.history(), database.with(OwnKpiStore::configured));
    }

    private static Collection<Configured> configured(Connection connection) throws SQLException {
        var newest = new LinkedHashMap<String, Configured>();
        for (var version : all(connection)) {
            version.read().ifPresentOrElse(read -> newest.put(version.code, read), () -> newest.remove(version.code));
        }
        return newest.values();
    }

    /** Every definition that the KPI ever had, the oldest first. */
    List<Configured> versions(String code) {
        return database.with(OwnKpiStore::all).stream()
                .filter(each -> each.code.equals(code))
                .flatMap(each -> each.read().stream())
                .toList();
    }

    private record Row(String code, int version, @Nullable String document, OffsetDateTime created, String author) {

        Optional<Configured> read() {
            return Optional.ofNullable(document)
                    .map(text -> ConfiguredForm.stored(code, json(text), version, created, author));
        }
    }

    private static List<Row> all(Connection connection) throws SQLException {
        var all = new ArrayList<Row>();
        try (var select = connection.prepareStatement(
                        "select kpi, version, document, created, author from kpi_definition order by kpi, version");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                all.add(new Row(
                        rows.getString("kpi"),
                        rows.getInt("version"),
                        rows.getString("document"),
                        rows.getObject("created", OffsetDateTime.class),
                        rows.getString("author")));
            }
        }
        return all;
    }

    private static JsonNode json(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored definitions are JSON", e);
        }
    }

    /** Adds a version of a definition, null where the KPI is taken away; the caller counts what it changes. */
    void add(String code, @Nullable String document, String author) {
        database.run(connection -> {
            try (var insert =
                    connection.prepareStatement("insert into kpi_definition (kpi, version, document, created, author)"
                            + " select ?, coalesce(max(version), 0) + 1, ?, ?, ? from kpi_definition where kpi = ?")) {
                insert.setString(1, code);
                if (document == null) {
                    insert.setNull(2, Types.VARCHAR);
                } else {
                    insert.setString(2, document);
                }
                insert.setObject(
                        3, clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
                insert.setString(4, author);
                insert.setString(5, code);
                insert.executeUpdate();
            }
        });
    }
}
