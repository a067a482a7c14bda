package org.kept.learning;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** A stored mark that someone has read what a version of the mission changed. */
@Entity
@IdClass(MissionReadRow.MissionReadKey.class)
@Table(name = "mission_read")
class MissionReadRow {

    /** The primary key: a reader marks a version as read only once. */
    record MissionReadKey(String reader, Integer number) {}

    @Id
    String reader;

    @Id
    @Column(name = "version")
    Integer number;

    @Column(name = "read_on")
    Instant readOn;
}
