package org.kept.recognition;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored recognition. */
@Entity
@Table(name = "recognition")
class RecognitionRow {

    @Id
    UUID id;

    @Nullable
    String team;

    @Nullable
    String person;

    String name;

    @Nullable
    String clause;

    @Column(name = "week_on")
    LocalDate weekOn;

    String text;
    Instant given;

    @Column(name = "given_by")
    String givenBy;

    @Column(name = "given_name")
    String givenName;

    static RecognitionRow of(Recognition recognition) {
        var row = new RecognitionRow();
        row.id = recognition.id();
        row.team = recognition.team();
        row.person = recognition.person();
        row.name = recognition.name();
        row.clause = recognition.clause();
        row.weekOn = recognition.week();
        row.text = recognition.text();
        row.given = recognition.given();
        row.givenBy = recognition.givenBy();
        row.givenName = recognition.giver();
        return row;
    }

    Recognition recognition() {
        return new Recognition(id, team, person, name, clause, weekOn, text, given, givenBy, givenName);
    }
}
