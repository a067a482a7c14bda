package org.kept.rollup.custom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.database.EntityQueries;
import org.kept.database.ReadSession;
import org.kept.mission.Missions;
import org.kept.rollup.state.RollupState;
import org.kept.types.EventTypes;

/** Stores custom KPI definitions; caches the KPIs beyond the catalogue by the stamp of {@link RollupState}. */
@ApplicationScoped
public class CustomKpiStore implements PanacheRepositoryBase<KpiDefinitionRow, KpiDefinitionRow.DefinitionKey> {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private record CachedSnapshot(String stamp, long types, CustomKpiSnapshot kpis) {}

    private final EntityQueries queries;
    private final RollupState state;
    private final Missions missions;
    private final Clock clock;
    private final ReadSession reads;
    private final EventTypes types;
    private volatile CachedSnapshot cached = new CachedSnapshot("", 0, CustomKpiSnapshot.NONE);

    CustomKpiStore(
            EntityQueries queries,
            RollupState state,
            Missions missions,
            Clock clock,
            ReadSession reads,
            EventTypes types) {
        this.queries = queries;
        this.state = state;
        this.missions = missions;
        this.clock = clock;
        this.reads = reads;
        this.types = types;
    }

    /** Fills the cache, which the read sessions of pages do not. */
    @ActivateRequestContext
    void warmUp(@Observes StartupEvent started) {
        current();
    }

    /** The current snapshot. */
    public CustomKpiSnapshot current() {
        return at(state.stamp());
    }

    /** The snapshot as of the stamp, which must have been read in the running transaction. */
    public CustomKpiSnapshot at(String stamp) {
        // The words of a KPI contain the names of the types that it counts.
        var version = types.version();
        var entry = cached;
        if (entry.stamp.equals(stamp) && entry.types == version) {
            return entry.kpis;
        }
        // A page may read from a lagging replica; the snapshot that events are counted by must not.
        if (reads.isOpen()) {
            return reads.read(List.of("custom-kpis", stamp, version), this::load);
        }
        entry = new CachedSnapshot(stamp, version, load());
        cached = entry;
        return entry.kpis;
    }

    /** The snapshot read from the database in the running transaction, regardless of the stamp. */
    public CustomKpiSnapshot load() {
        return new CustomKpiSnapshot(missions.history(), configured(), types);
    }

    private Collection<CustomKpi> configured() {
        var newest = new LinkedHashMap<String, CustomKpi>();
        for (var row : rows("from KpiDefinitionRow order by kpi, version")) {
            read(row).ifPresentOrElse(read -> newest.put(row.kpi, read), () -> newest.remove(row.kpi));
        }
        return newest.values();
    }

    /** Every definition of the KPI, oldest first. */
    public List<CustomKpi> versions(String code) {
        return rows("from KpiDefinitionRow where kpi = ?1 order by version", code).stream()
                .flatMap(row -> read(row).stream())
                .toList();
    }

    private List<KpiDefinitionRow> rows(String query, Object... parameters) {
        return queries.list(KpiDefinitionRow.class, query, parameters);
    }

    private Optional<CustomKpi> read(KpiDefinitionRow row) {
        return Optional.ofNullable(row.document)
                .map(text -> CustomKpiJson.parseStored(
                        row.kpi, json(text), types, row.version, row.created.atOffset(ZoneOffset.UTC), row.author));
    }

    private static JsonNode json(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored definitions are JSON", e);
        }
    }

    /**
     * Adds a version of a definition; null removes the KPI. The caller recounts what it changes, and prevents
     * concurrent additions.
     */
    public void add(String code, @Nullable String document, String author) {
        var row = new KpiDefinitionRow();
        row.kpi = code;
        row.version = find("kpi = ?1 order by version desc", code)
                        .firstResultOptional()
                        .map(last -> last.version)
                        .orElse(0)
                + 1;
        row.document = document;
        row.created = clock.instant().truncatedTo(ChronoUnit.MICROS);
        row.author = author;
        persistAndFlush(row);
    }
}
