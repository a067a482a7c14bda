package org.kept.learning;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import org.kept.database.EntityQueries;

/** Marks of what teams have learned, in the database. */
@ApplicationScoped
class LearnedStore implements PanacheRepositoryBase<LearnedRow, LearnedRow.LearnedKey> {

    private static final int MAX_ROWS = 20_000;

    private final EntityQueries queries;

    LearnedStore(EntityQueries queries) {
        this.queries = queries;
    }

    /** All marks, by clause and team, up to 20,000. */
    List<LearnedRow> marks() {
        return queries.list(LearnedRow.class, MAX_ROWS, "from LearnedRow order by clause, team, digest");
    }

    /** Stores a mark; a second time changes nothing, on any node. */
    void add(LearnedRow row) {
        // Not HQL: it gives the table an alias, which H2 rejects in an insert.
        getEntityManager()
                .createNativeQuery("insert into behaviour_learned (clause, digest, team, learned_on, noted, noted_by)"
                        + " values (?1, ?2, ?3, ?4, ?5, ?6) on conflict do nothing")
                .setParameter(1, row.clause)
                .setParameter(2, row.digest)
                .setParameter(3, row.team)
                .setParameter(4, row.learnedOn)
                .setParameter(5, row.noted.atOffset(ZoneOffset.UTC))
                .setParameter(6, row.notedBy)
                .executeUpdate();
    }

    void remove(String clause, String digest, String team) {
        delete("clause = ?1 and digest = ?2 and team = ?3", clause, digest, team);
    }
}
