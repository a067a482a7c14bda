package org.kept.signal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** A stored phase. */
@Entity
@Table(name = "phase")
class PhaseRow {

    @Id
    UUID id;

    String kpi;

    @Column(name = "from_on")
    LocalDate fromOn;

    String because;
    Instant created;
    String author;

    /** Empty for the whole company. */
    String team;

    static PhaseRow of(Phase phase) {
        var row = new PhaseRow();
        row.id = phase.id();
        row.kpi = phase.kpi();
        row.fromOn = phase.from();
        row.because = phase.because();
        row.created = phase.created().toInstant();
        row.author = phase.author();
        row.team = phase.team() == null ? "" : phase.team();
        return row;
    }

    Phase phase() {
        return new Phase(
                id, kpi, fromOn, because, team.isEmpty() ? null : team, created.atOffset(ZoneOffset.UTC), author);
    }
}
