package org.kept.share;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class ShareLinkStore implements PanacheRepositoryBase<ShareLinkRow, UUID> {

    List<ShareLinkRow> newestFirst() {
        return listAll(Sort.descending("created").and("id"));
    }

    Optional<ShareLinkRow> byHash(String hash) {
        return find("hash", hash).firstResultOptional();
    }

    void recordSeen(UUID id, Instant now) {
        update("lastSeen = ?1 where id = ?2", now, id);
    }

    void deleteExpiredBefore(Instant moment) {
        delete("expires < ?1", moment);
    }
}
