package org.kept.access.session;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class SessionStore implements PanacheRepositoryBase<SessionRow, String> {

    void updateLastSeen(String hash, Instant now) {
        update("lastSeen = ?1 where hash = ?2", now, hash);
    }

    void deleteExpired(Instant now, Instant idleSince) {
        delete("expires < ?1 or lastSeen < ?2", now, idleSince);
    }

    List<SessionRow> findActive(UUID person, Instant now, Instant idleSince) {
        return list("person = ?1 and expires >= ?2 and lastSeen >= ?3 order by created desc", person, now, idleSince);
    }

    /** Deletes a session. A query, because an entity that another request has just deleted cannot be deleted. */
    void end(String hash) {
        delete("hash", hash);
    }

    void endAll(UUID person) {
        delete("person", person);
    }
}
