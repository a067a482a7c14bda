package org.kept.learning;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/** A stored mark that a team has learned a behaviour. */
@Entity
@IdClass(LearnedRow.LearnedKey.class)
@Table(name = "behaviour_learned")
class LearnedRow {

    /** The primary key: a team learns the same words of a clause once. */
    record LearnedKey(String clause, String digest, String team) {}

    @Id
    String clause;

    @Id
    String digest;

    @Id
    String team;

    @Column(name = "learned_on")
    LocalDate learnedOn;

    Instant noted;

    @Column(name = "noted_by")
    String notedBy;
}
