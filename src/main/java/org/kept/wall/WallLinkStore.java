package org.kept.wall;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class WallLinkStore implements PanacheRepositoryBase<WallLinkRow, UUID> {

    List<WallLinkRow> newestFirst() {
        return listAll(Sort.descending("created").and("id"));
    }

    Optional<WallLinkRow> byHash(String hash) {
        return find("hash", hash).firstResultOptional();
    }

    void recordSeen(UUID id, Instant now) {
        update("lastSeen = ?1 where id = ?2", now, id);
    }
}
