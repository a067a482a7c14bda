package org.kept.scorecard.publication;

import jakarta.enterprise.context.ApplicationScoped;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditQuery;
import org.kept.scorecard.published.PublishedWeek;

/** Checks published weeks against the audit trail. */
@ApplicationScoped
class PublicationCheck {

    private final Audit audit;

    PublicationCheck(Audit audit) {
        this.audit = audit;
    }

    /** Whether the document has its digest, and the audit trail has the same for the week. */
    boolean isIntact(PublishedWeek published) {
        var subject = WeekPublisher.subject(published.week());
        var query = new AuditQuery(AuditAction.WEEK_PUBLISHED.code(), null, subject, null, null, null);
        return published.isIntact()
                && audit.find(query, 2).stream()
                        .filter(entry -> entry.subject().equals(subject))
                        .anyMatch(entry -> String.valueOf(entry.after())
                                .lines()
                                .anyMatch(line -> line.equals("digest: " + published.digest())));
    }
}
