package org.kept.learning;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kept.access.PersonDirectory;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.database.EntityQueries;
import org.kept.mission.MissionHistory;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;

/** Who has read what the versions of the mission changed. */
@ApplicationScoped
public class MissionReads implements PanacheRepositoryBase<MissionReadRow, MissionReadRow.MissionReadKey> {

    private final Missions missions;
    private final PersonDirectory people;
    private final EntityQueries queries;
    private final ReportingZone zone;
    private final Clock clock;

    MissionReads(Missions missions, PersonDirectory people, EntityQueries queries, ReportingZone zone, Clock clock) {
        this.missions = missions;
        this.people = people;
        this.queries = queries;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * The oldest version that changed something since this reader joined and is not marked as read, so that none is
     * passed over; empty if there is none.
     */
    public Optional<MissionVersion> unread(String reader) {
        var history = missions.history();
        var known = knownAtStart(reader, history);
        var read = queries.list(MissionReadRow.class, "from MissionReadRow where reader = ?1", reader).stream()
                .map(row -> row.number)
                .collect(Collectors.toSet());
        return history.versions().stream()
                .filter(version -> version.number() > known && !read.contains(version.number()))
                .min(Comparator.comparingInt(MissionVersion::number));
    }

    /**
     * The number of the version that was in effect when the reader's account was created, at least 1, which changed
     * nothing; for someone without an account the last but one.
     */
    private int knownAtStart(String reader, MissionHistory history) {
        var joined = people.joined(reader);
        if (joined.isEmpty()) {
            return Math.max(1, history.current().map(MissionVersion::number).orElse(1) - 1);
        }
        var day = LocalDate.ofInstant(joined.get(), zone.id());
        var then = new MissionHistory(history.versions().stream()
                .filter(version -> !version.created().isAfter(joined.get()))
                .toList());
        return Math.max(
                1,
                then.versionIn(Period.of(Grain.WEEK, day))
                        .map(MissionVersion::number)
                        .orElse(1));
    }

    /** Whether this reader has marked the version as read. */
    public boolean hasRead(String reader, MissionVersion version) {
        return !queries.list(
                        MissionReadRow.class,
                        1,
                        "from MissionReadRow where reader = ?1 and number = ?2",
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
