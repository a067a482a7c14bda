package org.kept.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "api_key")
class ApiKeyRow {

    @Id
    String prefix;

    String hash;
    String name;
    String scopes;
    Instant created;

    @Column(name = "created_by")
    String createdBy;

    @Nullable
    Instant expires;

    @Nullable
    Instant revoked;

    @Column(name = "last_used")
    @Nullable
    Instant lastUsed;

    void scopes(Collection<Scope> granted) {
        scopes = granted.stream().sorted().map(Scope::word).collect(Collectors.joining(" "));
    }

    Key key() {
        var granted = Arrays.stream(scopes.split(" ", -1))
                .flatMap(word -> Scope.of(word).stream())
                .toList();
        return new Key(prefix, name, granted, created, createdBy, expires, revoked, lastUsed);
    }
}
