package org.kept.access.keys;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kept.access.Scope;

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

    @Column(name = "requests_per_minute")
    @Nullable
    Integer requestsPerMinute;

    @Nullable
    String replaces;

    @Column(name = "replaced_by")
    @Nullable
    String replacedBy;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "api_key_limit", joinColumns = @JoinColumn(name = "api_key"))
    Set<ApiKeyLimit> limits = new HashSet<>();

    void scopes(Collection<Scope> granted) {
        scopes = granted.stream().sorted().map(Scope::code).collect(Collectors.joining(" "));
    }

    /** A key with the same name, scopes and limits that starts now and has the same lifetime. */
    NewApiKey replacement(Instant now) {
        var key = toApiKey();
        var until = expires == null ? null : now.plus(Duration.between(created, expires));
        return new NewApiKey(name, EnumSet.copyOf(key.scopes()), until, key.reach(), requestsPerMinute);
    }

    ApiKey toApiKey() {
        var granted = Arrays.stream(scopes.split(" ", -1))
                .flatMap(word -> Scope.of(word).stream())
                .toList();
        return new ApiKey(
                prefix,
                name,
                granted,
                created,
                createdBy,
                expires,
                revoked,
                lastUsed,
                ApiKeyLimit.toDataScope(limits),
                requestsPerMinute,
                replaces,
                replacedBy);
    }
}
