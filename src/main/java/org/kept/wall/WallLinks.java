package org.kept.wall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.kept.access.Secrets;
import org.kept.audit.Act;
import org.kept.audit.Audit;
import org.kept.audit.Change;
import org.kept.problem.Fault;
import org.kept.problem.Problem;

/** The links by which screens show the wall; only their fingerprints are kept. */
@ApplicationScoped
class WallLinks {

    private static final int LONGEST_NAME = 100;
    private static final Duration BETWEEN_SIGHTS = Duration.ofMinutes(1);

    private final WallLinkStore store;
    private final Audit audit;
    private final Clock clock;

    WallLinks(WallLinkStore store, Audit audit, Clock clock) {
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
                    List.of(Fault.at(
                            "/name", "name.length", "Say where the screen hangs, in at most 100 characters.")));
        }
        var token = Secrets.secret();
        var row = new WallLinkRow();
        row.id = UUID.randomUUID();
        row.hash = Secrets.fingerprint(token);
        row.name = called;
        row.created = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        row.createdBy = by;
        store.persistAndFlush(row);
        audit.record(Change.made(Act.WALL_LINK_MADE, "wall link " + row.id, Change.lines("name", called)));
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
            audit.record(Change.gone(
                    Act.WALL_LINK_REVOKED,
                    "wall link " + id,
                    Change.lines("name", row.name, "made by", row.createdBy)));
        });
    }

    /** Whether that token opens the wall. */
    @Transactional
    boolean opens(String token) {
        var now = clock.instant();
        var found = store.byHash(Secrets.fingerprint(token));
        found.filter(row -> row.lastSeen == null || row.lastSeen.isBefore(now.minus(BETWEEN_SIGHTS)))
                .ifPresent(row -> store.seen(row.id, now));
        return found.isPresent();
    }
}
