package org.kept.access.people;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.access.Role;

@Entity
@Table(name = "invitation")
class InvitationRow {

    @Id
    UUID id;

    String hash;
    String email;
    String name;
    String role;

    @Nullable
    UUID person;

    Instant created;

    @Column(name = "created_by")
    String createdBy;

    Instant expires;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "invitation_team", joinColumns = @JoinColumn(name = "invitation"))
    @Column(name = "team")
    Set<String> teams = new HashSet<>();

    Invitation toInvitation() {
        var known = Role.of(role).orElseThrow();
        return new Invitation(id, email, name, known, teams.stream().sorted().toList(), person, createdBy, expires);
    }
}
