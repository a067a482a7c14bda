package org.kept.exclusion;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.database.EntityQueries;

/** Exclusions in the database; their rows are never deleted. */
@ApplicationScoped
class ExclusionStore implements PanacheRepositoryBase<ExclusionRow, UUID> {

    private final EntityQueries queries;

    ExclusionStore(EntityQueries queries) {
        this.queries = queries;
    }

    /** Those in effect, oldest first. */
    List<Exclusion> inEffect() {
        return exclusions(
                queries.list(ExclusionRow.class, "from ExclusionRow where ended is null order by created, id"));
    }

    /**
     * Newest first.
     *
     * @param after the exclusion after which the page begins; null for the first page
     */
    List<Exclusion> page(@Nullable Exclusion after, int limit) {
        var order = " order by created desc, id desc";
        return exclusions(
                after == null
                        ? queries.list(ExclusionRow.class, limit, "from ExclusionRow" + order)
                        : queries.list(
                                ExclusionRow.class,
                                limit,
                                "from ExclusionRow where created < ?1 or (created = ?1 and id < ?2)" + order,
                                after.created().toInstant(),
                                after.id()));
    }

    Optional<Exclusion> exclusion(UUID id) {
        return queries.list(ExclusionRow.class, 1, "from ExclusionRow where id = ?1", id).stream()
                .map(ExclusionRow::exclusion)
                .findFirst();
    }

    private static List<Exclusion> exclusions(List<ExclusionRow> rows) {
        return rows.stream().map(ExclusionRow::exclusion).toList();
    }

    void add(Exclusion exclusion) {
        persistAndFlush(ExclusionRow.of(exclusion));
    }

    /** Ends an exclusion; false if it has ended already, or does not exist. */
    boolean end(UUID id, Exclusion.ExclusionEnd end) {
        return update(
                        "ended = ?1, ender = ?2, endedBecause = ?3 where id = ?4 and ended is null",
                        end.at().toInstant(),
                        end.by(),
                        end.because(),
                        id)
                > 0;
    }
}
