package org.kept.share;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;

@Entity
@Table(name = "share_link")
class ShareLinkRow {

    @Id
    UUID id;

    String hash;
    String page;
    LocalDate week;

    @Nullable
    String kpi;

    @Nullable
    String team;

    Instant created;

    @Column(name = "created_by")
    String createdBy;

    Instant expires;

    @Column(name = "last_seen")
    @Nullable
    Instant lastSeen;

    ShareLink link() {
        var shown = SharePage.of(page)
                .orElseThrow(() -> new IllegalStateException("A share link shows the unknown page " + page));
        return new ShareLink(
                id,
                new ShareTarget(shown, new Period(Grain.WEEK, week), kpi, team),
                created,
                createdBy,
                expires,
                lastSeen);
    }
}
