package org.kept.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "person")
class PersonRow {

    @Id
    UUID id;

    String name;
    String email;

    @Column(name = "password_hash")
    String passwordHash;

    String role;
    Instant created;

    Person person() {
        return new Person(id, name, email, role);
    }
}
