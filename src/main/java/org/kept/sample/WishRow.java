package org.kept.sample;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The stored request for the sample company; at most one row. */
@Entity
@Table(name = "sample_wish")
class WishRow {

    static final int ONLY = 1;

    @Id
    int id = ONLY;

    Instant wanted;
    String author;
}
