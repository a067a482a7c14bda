package org.kept.learning;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.kept.database.EntityQueries;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;

/** Who has read what the versions of the mission changed. */
@ApplicationScoped
public class MissionReads implements PanacheRepositoryBase<MissionReadRow, MissionReadRow.MissionReadKey> {

    private final Missions missions;
    private final EntityQueries queries;
    private final Clock clock;

    MissionReads(Missions missions, EntityQueries queries, Clock clock) {
        this.missions = missions;
        this.queries = queries;
        this.clock = clock;
    }

    /**
     * The version after the last one that this reader has marked as read, so that none is passed over; the newest for
     * someone who has read none. Empty if there is none that changed an earlier one.
     */
    public Optional<MissionVersion> unread(String reader) {
        var read = queries.list(
                MissionReadRow.class, 1, "from MissionReadRow where reader = ?1 order by number desc", reader);
        return read.isEmpty()
                ? missions.current().filter(version -> version.number() > 1)
                : missions.version(read.get(0).number + 1);
    }

    /** Whether this reader has marked the version, or a later one, as read. */
    public boolean hasRead(String reader, MissionVersion version) {
        return !queries.list(
                        MissionReadRow.class,
                        1,
                        "from MissionReadRow where reader = ?1 and number >= ?2",
                        reader,
                        version.number())
                .isEmpty();
    }

    /** Marks a version as read; a second time changes nothing, on any node. */
    @Transactional
    public void markRead(String reader, MissionVersion version) {
        // Not HQL: it gives the table an alias, which H2 rejects in an insert.
        getEntityManager()
                .createNativeQuery("insert into mission_read (reader, version, read_on) values (?1, ?2, ?3)"
                        + " on conflict do nothing")
                .setParameter(1, reader)
                .setParameter(2, version.number())
                .setParameter(3, clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }
}
