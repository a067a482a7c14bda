package org.kept.mapping.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.JDBCException;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Problem;

/** Versions of mappings in the database; the primary key prevents two with the same number. */
@ApplicationScoped
class MappingVersionStore implements PanacheRepositoryBase<MappingVersionRow, MappingVersionRow.MappingVersionKey> {

    /** SQL states of both databases for a duplicate key and for conflicting transactions. */
    private static final Set<String> COLLISIONS = Set.of("23505", "40001", "40P01", "90131", "HYT00");

    /** The newest versions with a number below {@code before}, newest first. */
    List<MappingVersionRow> before(String name, int before, int limit) {
        return find("name = ?1 and version < ?2", Sort.descending("version"), name, before)
                .page(0, limit)
                .list();
    }

    /** The number of the newest version; 0 if there is none. */
    int newest(String name) {
        return find("name = ?1", Sort.descending("version"), name)
                .firstResultOptional()
                .map(row -> row.version)
                .orElse(0);
    }

    Optional<MappingVersionRow> version(String name, int version) {
        return findByIdOptional(new MappingVersionRow.MappingVersionKey(name, version));
    }

    /** Writes the version immediately, so that a concurrent change of the same mapping fails here. */
    void add(String name, int version, @Nullable String document, Instant created, String author) {
        var row = new MappingVersionRow();
        row.name = name;
        row.version = version;
        row.document = document;
        row.created = created;
        row.author = author;
        try {
            persistAndFlush(row);
        } catch (JDBCException e) {
            if (COLLISIONS.contains(String.valueOf(e.getSQLState()))) {
                throw Problem.conflict("Someone else changed the mapping at the same moment. Read it again, then send"
                        + " your changes.");
            }
            throw e;
        }
    }
}
