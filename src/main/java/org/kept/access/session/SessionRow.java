package org.kept.access.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "person_session")
class SessionRow {

    @Id
    String hash;

    UUID person;
    Instant created;
    Instant expires;

    @Column(name = "last_seen")
    Instant lastSeen;
}
