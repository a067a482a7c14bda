package org.kept.signal;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kept.database.EntityQueries;
import org.kept.database.ReadSession;

/** Phases in the database. */
@ApplicationScoped
class PhaseStore implements PanacheRepositoryBase<PhaseRow, UUID> {

    private static final int MAX_ROWS = 500;

    private final EntityQueries queries;
    private final ReadSession reads;

    PhaseStore(EntityQueries queries, ReadSession reads) {
        this.queries = queries;
        this.reads = reads;
    }

    /** The phases of a KPI, earliest first. */
    List<Phase> ofKpi(String kpi) {
        if (reads.isOpen()) {
            var all = reads.read("phases", () -> phases("from PhaseRow order by fromOn"));
            // A full page may lack phases of this KPI.
            if (all.size() < MAX_ROWS) {
                return all.stream().filter(each -> each.kpi().equals(kpi)).toList();
            }
        }
        return phases("from PhaseRow where kpi = ?1 order by fromOn", kpi);
    }

    /** Phases of any KPI that begin on one of the days, earliest first. */
    List<Phase> between(LocalDate from, LocalDate to) {
        return phases("from PhaseRow where fromOn between ?1 and ?2 order by fromOn, kpi", from, to);
    }

    private List<Phase> phases(String query, Object... parameters) {
        return queries.list(PhaseRow.class, MAX_ROWS, query, parameters).stream()
                .map(PhaseRow::phase)
                .toList();
    }

    /** The phase with this id. */
    Optional<Phase> phase(UUID id) {
        return findByIdOptional(id).map(PhaseRow::phase);
    }

    void add(Phase phase) {
        persistAndFlush(PhaseRow.of(phase));
    }

    /** Deletes the phase and returns whether it existed. */
    boolean remove(UUID id) {
        return delete("id", id) > 0;
    }
}
