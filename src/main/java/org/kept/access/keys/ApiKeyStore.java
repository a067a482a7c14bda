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

    void used(String prefix, Instant now, Instant unlessSince) {
        update("lastUsed = ?1 where prefix = ?2 and (lastUsed is null or lastUsed < ?3)", now, prefix, unlessSince);
    }

    /** The row, held until the transaction ends, so that it is not replaced twice; null where there is none. */
    @Nullable
    ApiKeyRow held(String prefix) {
        // The prefix and not the entity: a lock cannot be taken through the join that fetches the limits.
        getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery("select prefix from api_key where prefix = :prefix for update", String.class)
                .setParameter("prefix", prefix)
                .getResultList();
        return findById(prefix);
    }
}
