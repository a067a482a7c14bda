package org.kept.exclusion;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored exclusion: either its days or its hours are set; the columns of its end are null while it is in effect. */
@Entity
@Table(name = "exclusion")
class ExclusionRow {

    @Id
    UUID id;

    @Column(name = "from_on")
    @Nullable
    LocalDate fromOn;

    @Column(name = "to_on")
    @Nullable
    LocalDate toOn;

    @Column(name = "from_at")
    @Nullable
    Instant fromAt;

    @Column(name = "to_at")
    @Nullable
    Instant toAt;

    @Nullable
    String kpi;

    @Nullable
    String team;

    String category;
    String because;
    Instant created;
    String author;

    @Nullable
    Instant ended;

    @Nullable
    String ender;

    @Column(name = "ended_because")
    @Nullable
    String endedBecause;

    static ExclusionRow of(Exclusion exclusion) {
        var row = new ExclusionRow();
        row.id = exclusion.id();
        var span = exclusion.span();
        if (span instanceof ExclusionSpan.ExcludedDays days) {
            row.fromOn = days.first();
            row.toOn = days.last();
        }
        if (span instanceof ExclusionSpan.ExcludedHours hours) {
            row.fromAt = hours.from();
            row.toAt = hours.to();
        }
        row.kpi = exclusion.kpi();
        row.team = exclusion.team();
        row.category = exclusion.category().code();
        row.because = exclusion.because();
        row.created = exclusion.created().toInstant();
        row.author = exclusion.author();
        return row;
    }

    Exclusion exclusion() {
        return new Exclusion(
                id,
                span(),
                kpi,
                team,
                ExclusionCategory.of(category).orElseThrow(),
                because,
                created.atOffset(ZoneOffset.UTC),
                author,
                ended == null || ender == null || endedBecause == null
                        ? null
                        : new Exclusion.ExclusionEnd(ended.atOffset(ZoneOffset.UTC), ender, endedBecause));
    }

    private ExclusionSpan span() {
        if (fromOn != null && toOn != null) {
            return new ExclusionSpan.ExcludedDays(fromOn, toOn);
        }
        if (fromAt != null && toAt != null) {
            return new ExclusionSpan.ExcludedHours(fromAt, toAt);
        }
        throw new IllegalStateException("Exclusion " + id + " has neither days nor hours");
    }
}
