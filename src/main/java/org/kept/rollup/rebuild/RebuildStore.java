package org.kept.rollup.rebuild;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Stores the newest rebuild, in the transaction of each of its steps. */
@ApplicationScoped
class RebuildStore implements PanacheRepositoryBase<RebuildRow, Integer> {

    private final ObjectMapper json;

    RebuildStore(ObjectMapper json) {
        this.json = json;
    }

    /** The newest rebuild; empty if there never was one. */
    @Transactional
    Optional<RebuildRun> find() {
        return findByIdOptional(RebuildRow.ONLY).map(this::run);
    }

    private RebuildRun run(RebuildRow row) {
        return new RebuildRun(
                row.part,
                row.place,
                new Rebuild.RebuildReport(row.compared, row.differences, list(row.examples)),
                row.holdsStart,
                row.begun,
                row.begunBy,
                row.stepped,
                row.finished);
    }

    /** Replaces the stored rebuild. */
    void save(RebuildRun run) {
        var row = findByIdOptional(RebuildRow.ONLY).orElseGet(RebuildRow::new);
        row.part = run.part();
        row.place = run.place();
        row.compared = run.found().rows();
        row.differences = run.found().differences();
        row.examples = text(run.found().examples());
        row.holdsStart = run.holdsStart();
        row.begun = run.begun();
        row.begunBy = run.begunBy();
        row.stepped = run.stepped();
        row.finished = run.finished();
        persistAndFlush(row);
    }

    private String text(List<String> list) {
        try {
            return json.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    private List<String> list(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("examples are kept as JSON", e);
        }
    }
}
