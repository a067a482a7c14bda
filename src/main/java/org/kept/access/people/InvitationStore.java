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

    Optional<InvitationRow> findValid(String token, Instant now) {
        return find("hash = ?1 and expires > ?2", SecretTokens.hash(token), now).firstResultOptional();
    }

    /** Deletes the link in the caller's transaction. Of two concurrent calls, one returns true. */
    boolean redeem(String token, Instant now) {
        return delete("hash = ?1 and expires > ?2", SecretTokens.hash(token), now) == 1;
    }

    List<InvitationRow> findPending(Instant now) {
        return list("expires > ?1 and person is null order by created desc", now);
    }

    void deleteExpiredAndOf(String email, Instant now) {
        delete("email = ?1 or expires <= ?2", email, now);
    }

    /** Returns whether the invitation existed. */
    boolean withdraw(UUID id) {
        return delete("id", id) > 0;
    }

    /** Withdraws the pending invitations of a person who is no longer an administrator. */
    void withdrawCreatedBy(String administrator) {
        delete("createdBy", administrator);
    }
}
