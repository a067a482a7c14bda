package org.kept.workshop.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.Session;
import org.kept.document.DocumentFormat;
import org.kept.mission.Missions;

/** Drafts in the database. */
@ApplicationScoped
class DraftStore implements PanacheRepositoryBase<DraftRow, UUID> {

    /** Members of a stored draft that sets times; without any it is stored as its mission alone. */
    private static final String MISSION = "mission";

    private static final String TIMES = "times";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Missions missions;

    DraftStore(Missions missions) {
        this.missions = missions;
    }

    /** Open or published drafts, last changed first. */
    List<Draft> newest(boolean open, int limit) {
        return find("published is " + (open ? "" : "not ") + "null order by changed desc, id").page(0, limit).stream()
                .map(this::draft)
                .toList();
    }

    Optional<Draft> find(UUID id) {
        return findByIdOptional(id).map(this::draft);
    }

    /**
     * The draft, locked until the transaction ends. Call it before anything else in the transaction reads the draft.
     */
    Optional<Draft> findForUpdate(UUID id) {
        // Native SQL instead of a lock mode: on PostgreSQL, Hibernate writes "for no key update", which H2 does not
        // support.
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery("select * from draft where id = :id for update", DraftRow.class)
                .setParameter("id", id)
                .uniqueResultOptional()
                .map(this::draft);
    }

    long open() {
        return count("published is null");
    }

    void add(Draft draft) {
        var row = new DraftRow();
        row.id = draft.id();
        row.created = draft.created();
        row.author = draft.author();
        set(row, draft);
        persistAndFlush(row);
    }

    void update(Draft draft) {
        set(findById(draft.id()), draft);
        flush();
    }

    void remove(UUID id) {
        delete("id", id);
    }

    private void set(DraftRow row, Draft draft) {
        var mission = missions.write(draft.mission(), DocumentFormat.JSON);
        row.set(draft, draft.times().isEmpty() ? mission : withTimes(mission, draft.times()));
    }

    private static String withTimes(String mission, SortedMap<String, DraftTime> times) {
        var document = JSON.createObjectNode();
        document.set(MISSION, read(mission));
        document.set(TIMES, JSON.valueToTree(times));
        return document.toString();
    }

    private Draft draft(DraftRow row) {
        var document = read(row.document);
        var times = new TreeMap<String, DraftTime>();
        if (row.withinSeconds != null) {
            times.put(DraftTime.SERVICE_LEVEL, new DraftTime(row.withinSeconds, null));
        }
        document.path(TIMES)
                .properties()
                .forEach(each -> times.put(each.getKey(), JSON.convertValue(each.getValue(), DraftTime.class)));
        return new Draft(
                row.id,
                row.name,
                row.begun,
                missions.parseDraft(
                        document.has(MISSION) ? document.path(MISSION).toString() : row.document),
                times,
                row.revision,
                row.created,
                row.author,
                row.changed,
                row.changedBy,
                row.published);
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
