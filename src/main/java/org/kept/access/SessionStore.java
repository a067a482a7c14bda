package org.kept.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

@ApplicationScoped
class SessionStore implements PanacheRepositoryBase<SessionRow, String> {

    void seen(String hash, Instant now) {
        update("lastSeen = ?1 where hash = ?2", now, hash);
    }

    void forget(Instant now, Instant idleSince) {
        delete("expires < ?1 or lastSeen < ?2", now, idleSince);
    }
}
