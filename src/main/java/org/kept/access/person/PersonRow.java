package org.kept.access.person;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.access.Person;
import org.kept.access.Role;

@Entity
@Table(name = "person")
public class PersonRow {

    @Id
    public UUID id;

    public String name;
    public String email;

    /** Null for people who use only the company account. */
    @Column(name = "password_hash")
    public @Nullable String passwordHash;

    String role;
    public Instant created;

    @Column(name = "last_seen")
    public @Nullable Instant lastSeen;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "person_team", joinColumns = @JoinColumn(name = "person"))
    @Column(name = "team")
    Set<String> teams = new HashSet<>();

    public void assign(Role newRole, Collection<String> newTeams) {
        role = newRole.code();
        teams.retainAll(newRole.hasTeams() ? newTeams : Set.of());
        teams.addAll(newRole.hasTeams() ? newTeams : Set.of());
    }

    public Person toPerson() {
        var parsedRole = Role.of(role).orElseThrow();
        return new Person(id, name, email, parsedRole, teams.stream().sorted().toList());
    }
}
