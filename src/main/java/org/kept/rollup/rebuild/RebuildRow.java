package org.kept.rollup.rebuild;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Stored state of the newest rebuild; there is at most one row. */
@Entity
@Table(name = "rebuild")
class RebuildRow {

    static final int ONLY = 1;

    @Id
    int id = ONLY;

    String part;
    String place;
    long compared;
    long differences;

    /** A JSON array of texts. */
    String examples;

    @Column(name = "holds_start")
    boolean holdsStart;

    Instant begun;

    @Column(name = "begun_by")
    String begunBy;

    Instant stepped;

    @Nullable
    Instant finished;
}
