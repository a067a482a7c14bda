package org.kept.access.people;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kept.access.SecretTokens;

@ApplicationScoped
class InvitationStore implements PanacheRepositoryBase<InvitationRow, UUID> {

    Optional<InvitationRow> holding(String token, Instant now) {
        return find("hash = ?1 and expires > ?2", SecretTokens.fingerprint(token), now)
                .firstResultOptional();
    }

    /** Uses the link up, within the caller's transaction; of two who try, one gets true. */
    boolean spend(String token, Instant now) {
        return delete("hash = ?1 and expires > ?2", SecretTokens.fingerprint(token), now) == 1;
    }

    List<InvitationRow> waiting(Instant now) {
        return list("expires > ?1 and person is null order by created desc", now);
    }

    void forget(String email, Instant now) {
        delete("email = ?1 or expires <= ?2", email, now);
    }

    /** Answers whether it was still there. */
    boolean withdraw(UUID id) {
        return delete("id", id) > 0;
    }

    /** Whoever loses the right to let people in has let nobody in who has not come yet. */
    void withdrawAllOf(String administrator) {
        delete("createdBy", administrator);
    }
}
