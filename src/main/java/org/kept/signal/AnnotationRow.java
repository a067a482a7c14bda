package org.kept.signal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored annotation. */
@Entity
@Table(name = "annotation")
class AnnotationRow {

    @Id
    UUID id;

    @Column(name = "from_on")
    LocalDate fromOn;

    @Column(name = "to_on")
    @Nullable
    LocalDate toOn;

    String text;

    @Nullable
    String kpi;

    @Nullable
    String clause;

    Instant created;
    String author;

    /** Empty for the whole company. */
    String team;

    static AnnotationRow of(Annotation annotation) {
        var row = new AnnotationRow();
        row.id = annotation.id();
        row.fromOn = annotation.from();
        row.toOn = annotation.to();
        row.text = annotation.text();
        row.kpi = annotation.kpi();
        row.clause = annotation.clause();
        row.created = annotation.created().toInstant();
        row.author = annotation.author();
        row.team = annotation.team() == null ? "" : annotation.team();
        return row;
    }

    Annotation annotation() {
        return new Annotation(
                id,
                fromOn,
                toOn,
                text,
                kpi,
                clause,
                team.isEmpty() ? null : team,
                created.atOffset(ZoneOffset.UTC),
                author);
    }
}
