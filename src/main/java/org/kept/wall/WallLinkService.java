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

/** The links by which screens show the wall; only their fingerprints are kept. */
@ApplicationScoped
class WallLinkService {

    private static final int LONGEST_NAME = 100;
    private static final Duration BETWEEN_SIGHTS = Duration.ofMinutes(1);

    private final WallLinkStore store;
    private final Audit audit;
    private final Clock clock;

    WallLinkService(WallLinkStore store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a link and answers its token, which is known this once.
     *
     * @throws Problem 422 where the name cannot be taken
     */
    @Transactional
    String make(String name, String by) {
        var called = name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME) {
            throw Problem.invalid(
                    "The link cannot be made like this.",
                    List.of(InputError.at(
                            "/name", "name.length", "Say where the screen hangs, in at most 100 characters.")));
        }
        var token = SecretTokens.secret();
        var row = new WallLinkRow();
        row.id = UUID.randomUUID();
        row.hash = SecretTokens.fingerprint(token);
        row.name = called;
        row.created = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        row.createdBy = by;
        store.persistAndFlush(row);
        audit.record(AuditChange.added(
                AuditAction.WALL_LINK_MADE, "wall link " + row.id, AuditChange.lines("name", called)));
        return token;
    }

    /** Those that are theirs to take back, the newest first. */
    @Transactional
    List<WallLink> all(Predicate<WallLink> theirs) {
        return store.newestFirst().stream()
                .map(WallLinkRow::link)
                .filter(theirs)
                .toList();
    }

    /** Takes a link back, if it is theirs; it opens nothing from now on. */
    @Transactional
    void revoke(UUID id, Predicate<WallLink> theirs) {
        store.findByIdOptional(id).filter(row -> theirs.test(row.link())).ifPresent(row -> {
            store.delete(row);
            audit.record(AuditChange.removed(
                    AuditAction.WALL_LINK_REVOKED,
                    "wall link " + id,
                    AuditChange.lines("name", row.name, "made by", row.createdBy)));
        });
    }

    /** Whether that token opens the wall. */
    @Transactional
    boolean opens(String token) {
        var now = clock.instant();
        var found = store.byHash(SecretTokens.fingerprint(token));
        found.filter(row -> row.lastSeen == null || row.lastSeen.isBefore(now.minus(BETWEEN_SIGHTS)))
                .ifPresent(row -> store.seen(row.id, now));
        return found.isPresent();
    }
}
