package org.kept.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

@ApplicationScoped
class ApiKeyStore implements PanacheRepositoryBase<ApiKeyRow, String> {

    List<ApiKeyRow> newestFirst() {
        return listAll(Sort.descending("created").and("prefix"));
    }

    void used(String prefix, Instant now, Instant unlessSince) {
        update("lastUsed = ?1 where prefix = ?2 and (lastUsed is null or lastUsed < ?3)", now, prefix, unlessSince);
    }
}
