package org.kept.wall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.kept.access.SecretTokens;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/** Screen links; only the hashes of their tokens are stored. */
@ApplicationScoped
class WallLinkService {

    private static final int MAX_NAME_LENGTH = 100;
    private static final Duration LAST_SEEN_INTERVAL = Duration.ofMinutes(1);

    private final WallLinkStore store;
    private final Audit audit;
    private final Clock clock;

    WallLinkService(WallLinkStore store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Creates a link and returns its token, which cannot be recovered later.
     *
     * @throws Problem 422 if the name is blank or longer than 100 characters
     */
    @Transactional
    String create(String name, String creator) {
        var strippedName = name.strip();
        if (strippedName.isEmpty() || strippedName.length() > MAX_NAME_LENGTH) {
            throw Problem.invalid(
                    "The link cannot be made like this.",
                    List.of(InputError.at(
                            "/name", "name.length", "Say where the screen hangs, in at most 100 characters.")));
        }
        var token = SecretTokens.newSecret();
        var row = new WallLinkRow();
        row.id = UUID.randomUUID();
        row.hash = SecretTokens.hash(token);
        row.name = strippedName;
        row.created = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        row.createdBy = creator;
        store.persistAndFlush(row);
        audit.record(AuditChange.added(
                AuditAction.WALL_LINK_MADE, "wall link " + row.id, AuditChange.lines("name", strippedName)));
        return token;
    }

    /** The links that the caller may manage, newest first. */
    @Transactional
    List<WallLink> all(Predicate<WallLink> mayManage) {
        return store.newestFirst().stream()
                .map(WallLinkRow::link)
                .filter(mayManage)
                .toList();
    }

    /** Revokes a link if the caller may manage it; its token stops working at once. */
    @Transactional
    void revoke(UUID id, Predicate<WallLink> mayManage) {
        store.findByIdOptional(id).filter(row -> mayManage.test(row.link())).ifPresent(row -> {
            if (store.delete("id", id) == 1) {
                audit.record(AuditChange.removed(
                        AuditAction.WALL_LINK_REVOKED,
                        "wall link " + id,
                        AuditChange.lines("name", row.name, "made by", row.createdBy)));
            }
        });
    }

    /** Whether the token is that of a link. Records when it was last seen, at most once a minute. */
    @Transactional
    boolean isValid(String token) {
        var now = clock.instant();
        var link = store.byHash(SecretTokens.hash(token));
        link.filter(row -> row.lastSeen == null || row.lastSeen.isBefore(now.minus(LAST_SEEN_INTERVAL)))
                .ifPresent(row -> store.recordSeen(row.id, now));
        return link.isPresent();
    }
}
