package org.kept.access.keys;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ApiKeyStore implements PanacheRepositoryBase<ApiKeyRow, String> {

    List<ApiKeyRow> newestFirst() {
        return find("select distinct k from ApiKeyRow k left join fetch k.limits order by k.created desc, k.prefix")
                .list();
    }

    void updateLastUsed(String prefix, Instant now, Instant unlessSince) {
        update("lastUsed = ?1 where prefix = ?2 and (lastUsed is null or lastUsed < ?3)", now, prefix, unlessSince);
    }

    /** The row, locked until the transaction ends so that a key is not replaced twice; null if there is none. */
    @Nullable
    ApiKeyRow findLocked(String prefix) {
        // Selects the prefix, not the entity: a row cannot be locked through the join that fetches the limits.
        getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery("select prefix from api_key where prefix = :prefix for update", String.class)
                .setParameter("prefix", prefix)
                .getResultList();
        return findById(prefix);
    }
}
