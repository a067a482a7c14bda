package org.kept.mission.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.kept.document.DocumentFormat;
import org.kept.mission.Mission;
import org.kept.mission.MissionVersion;
import org.kept.mission.document.MissionParser;
import org.kept.mission.document.MissionWriter;

/** Database row of a mission version. */
@Entity
@Immutable
@Table(name = "mission_version")
class MissionRow {

    /** Parsed missions by document; entries never expire because missions are immutable. */
    private static final Cache<String, Mission> PARSED =
            Caffeine.newBuilder().maximumSize(50).build();

    @Id
    int number;

    @Column(name = "effective_from")
    LocalDate effectiveFrom;

    /** The mission in canonical JSON. */
    @Column(columnDefinition = "text")
    String document;

    Instant created;

    String author;

    static MissionRow of(MissionVersion version) {
        var row = new MissionRow();
        row.number = version.number();
        row.effectiveFrom = version.effectiveFrom();
        row.document = MissionWriter.write(version.mission(), DocumentFormat.JSON);
        row.created = version.created();
        row.author = version.author();
        return row;
    }

    MissionVersion version() {
        return new MissionVersion(number, PARSED.get(document, MissionParser::parseStored), created, author);
    }
}
