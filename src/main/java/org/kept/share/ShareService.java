package org.kept.share;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kept.access.SecretTokens;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.problem.Problem;

/** Share links; only the hashes of their tokens are stored. */
@ApplicationScoped
class ShareService {

    private static final int MAX_LINKS = 500;
    private static final Duration LAST_SEEN_INTERVAL = Duration.ofMinutes(1);

    /** How long an expired link stays on the list. */
    private static final Duration SHOWN_EXPIRED = Duration.ofDays(30);

    private final ShareLinkStore store;
    private final Audit audit;
    private final Clock clock;

    ShareService(ShareLinkStore store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** A link that was just created, and its token, which cannot be recovered later. */
    record CreatedShare(ShareLink link, String token) {}

    /**
     * Creates a link.
     *
     * @throws Problem 409 if there are 500
     */
    @Transactional
    CreatedShare create(NewShare wanted, String creator) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        store.deleteExpiredBefore(now.minus(SHOWN_EXPIRED));
        if (store.count() >= MAX_LINKS) {
            throw Problem.conflict("No link was created: there are " + MAX_LINKS + ". Revoke those that no one needs.");
        }
        var token = SecretTokens.newSecret();
        var target = wanted.target();
        var row = new ShareLinkRow();
        row.id = UUID.randomUUID();
        row.hash = SecretTokens.hash(token);
        row.page = target.page().code();
        row.week = target.week().start();
        row.kpi = target.kpi();
        row.team = target.team();
        row.created = now;
        row.createdBy = creator;
        row.expires = wanted.expires();
        store.persistAndFlush(row);
        var link = row.link();
        audit.record(AuditChange.added(AuditAction.SHARE_MADE, subject(row.id), lines(link)));
        return new CreatedShare(link, token);
    }

    private static String subject(UUID id) {
        return "share " + id;
    }

    private static String lines(ShareLink link) {
        var target = link.target();
        return AuditChange.lines(
                "page",
                target.page().code(),
                "week",
                target.week().code(),
                "kpi",
                target.kpi(),
                "team",
                target.team(),
                "expires",
                link.expires());
    }

    /** All links, newest first; those that expired in the last 30 days too. */
    @Transactional
    List<ShareLink> all() {
        return store.newestFirst().stream().map(ShareLinkRow::link).toList();
    }

    /** Revokes a link, so that it stops working at once; false if there is none. */
    @Transactional
    boolean revoke(UUID id) {
        var row = store.findByIdOptional(id);
        if (row.isEmpty() || store.delete("id", id) != 1) {
            return false;
        }
        audit.record(AuditChange.removed(
                AuditAction.SHARE_REVOKED, subject(id), lines(row.get().link())));
        return true;
    }

    /** What the link with this token shows; empty if there is none, or it has expired. Records when it was last seen. */
    @Transactional
    Optional<ShareTarget> open(String token) {
        var now = clock.instant();
        var row = store.byHash(SecretTokens.hash(token))
                .filter(each -> !each.link().isExpired(now));
        row.filter(each -> wasNotSeenSince(each, now.minus(LAST_SEEN_INTERVAL)))
                .ifPresent(each -> store.recordSeen(each.id, now));
        return row.map(each -> each.link().target());
    }

    private static boolean wasNotSeenSince(ShareLinkRow row, Instant moment) {
        return row.lastSeen == null || row.lastSeen.isBefore(moment);
    }
}
