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

    private static final int MOST = 500;

    private final EntityQueries queries;
    private final ReadSession reads;

    PhaseStore(EntityQueries queries, ReadSession reads) {
        this.queries = queries;
        this.reads = reads;
    }

    /** The phases of a KPI, the earliest first. */
    List<Phase> ofKpi(String kpi) {
        if (reads.isOpen()) {
            var all = reads.read("phases", () -> phases("from PhaseRow order by fromOn"));
            // As many as are read at once might not be all of this KPI.
            if (all.size() < MOST) {
                return all.stream().filter(each -> each.kpi().equals(kpi)).toList();
            }
        }
        return phases("from PhaseRow where kpi = ?1 order by fromOn", kpi);
    }

    /** The phases of any KPI that begin on one of those days, the earliest first. */
    List<Phase> between(LocalDate from, LocalDate to) {
        return phases("from PhaseRow where fromOn between ?1 and ?2 order by fromOn, kpi", from, to);
    }

    private List<Phase> phases(String query, Object... parameters) {
        return queries.list(PhaseRow.class, MOST, query, parameters).stream()
                .map(PhaseRow::phase)
                .toList();
    }

    /** The phase of that id. */
    Optional<Phase> phase(UUID id) {
        return findByIdOptional(id).map(PhaseRow::phase);
    }

    void add(Phase phase) {
        persistAndFlush(PhaseRow.of(phase));
    }

    /** Deletes the phase and answers whether there was one. */
    boolean remove(UUID id) {
        return delete("id", id) > 0;
    }
}
