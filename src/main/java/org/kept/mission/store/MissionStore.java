package org.kept.mission.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.JDBCException;
import org.kept.mission.MissionVersion;
import org.kept.problem.Problem;

/** Mission versions in the database; the primary key prevents two with the same number. */
@ApplicationScoped
class MissionStore implements PanacheRepositoryBase<MissionRow, Integer> {

    /** SQL states of both databases for a duplicate key and for conflicting transactions. */
    private static final Set<String> COLLISIONS = Set.of("23505", "40001", "40P01", "90131", "HYT00");

    List<MissionVersion> all() {
        return listAll(Sort.descending("number")).stream()
                .map(MissionRow::version)
                .toList();
    }

    /** The newest versions with a number below {@code number}. */
    List<MissionVersion> before(int number, int limit) {
        return find("number < ?1", Sort.descending("number"), number).page(0, limit).stream()
                .map(MissionRow::version)
                .toList();
    }

    Optional<MissionVersion> version(int number) {
        return findByIdOptional(number).map(MissionRow::version);
    }

    Optional<MissionVersion> newest() {
        return find("from MissionRow", Sort.descending("number"))
                .firstResultOptional()
                .map(MissionRow::version);
    }

    /** Writes the version immediately, so that a concurrent publication fails here. */
    void add(MissionVersion version) {
        try {
            persistAndFlush(MissionRow.of(version));
        } catch (JDBCException e) {
            if (COLLISIONS.contains(String.valueOf(e.getSQLState()))) {
                throw Problem.conflict(
                        "Someone else published a version at the same moment. Read the mission again, then send your"
                                + " changes.");
            }
            throw e;
        }
    }
}
