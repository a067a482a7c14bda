package org.kept.workshop.draft;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Database row of a draft, with its mission and times as JSON. */
@Entity
@Table(name = "draft")
class DraftRow {

    @Id
    UUID id;

    String name;
    int begun;
    String document;

    /** T of the service level in drafts of earlier releases. */
    @Column(name = "within_seconds")
    @Nullable
    Integer withinSeconds;

    int revision;
    Instant created;
    String author;
    Instant changed;

    @Column(name = "changed_by")
    String changedBy;

    @Nullable
    Integer published;

    void set(Draft draft, String json) {
        name = draft.name();
        begun = draft.begun();
        document = json;
        withinSeconds = null;
        revision = draft.revision();
        changed = draft.changed();
        changedBy = draft.changedBy();
        published = draft.published();
    }
}
