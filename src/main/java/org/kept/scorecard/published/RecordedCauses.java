package org.kept.scorecard.published;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kept.audit.Actor;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.audit.AuditQuery;
import org.kept.calendar.Period;
import org.kept.database.ReadSession;
import org.kept.scorecard.published.RestatementCause.CauseKind;
import org.kept.scorecard.published.RestatementCause.CountedChange;
import org.kept.scorecard.published.ScorecardDocument.RowKey;

/**
 * Causes in the audit trail: what came, was corrected or voided after a week was published, recorded before the events are
 * dropped. One line a row: {@code minute sla measures: late 40 event 2026-11-17T10:12:00Z, voided 1 figure …}
 */
@ApplicationScoped
public class RecordedCauses {

    private static final int FIELDS = 4;

    private final Audit audit;
    private final ReadSession reads;

    RecordedCauses(Audit audit, ReadSession reads) {
        this.audit = audit;
        this.reads = reads;
    }

    /** Records the causes of a week that are about events, in the caller's transaction. */
    public void record(PublishedComparison comparison) {
        var lines = comparison.restatements().stream()
                .filter(each -> each.causes().stream().anyMatch(cause -> cause.counted() != null))
                .map(each -> name(each.key()) + ": "
                        + each.causes().stream()
                                .flatMap(RecordedCauses::written)
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n"));
        if (!lines.isEmpty()) {
            audit.record(
                    Actor.KEPT,
                    List.of(AuditChange.added(
                            AuditAction.WEEK_RESTATED, subject(comparison.week().week()), lines)));
        }
    }

    private static Stream<String> written(RestatementCause cause) {
        return Stream.ofNullable(cause.counted())
                .map(counted -> cause.kind().code() + " " + cause.count() + " " + counted.noun() + " " + cause.since());
    }

    /** The recorded causes of a row; empty if none were recorded. */
    List<RestatementCause> of(Period week, RowKey key) {
        var subject = subject(week);
        var query = new AuditQuery(AuditAction.WEEK_RESTATED.code(), null, subject, null, null, null);
        var prefix = name(key) + ": ";
        return reads.read("restated " + subject, () -> audit.find(query, 1)).stream()
                .flatMap(entry -> Objects.requireNonNullElse(entry.after(), "").lines())
                .filter(line -> line.startsWith(prefix))
                .flatMap(line -> Stream.of(line.substring(prefix.length()).split(", ", -1)))
                .map(RecordedCauses::read)
                .toList();
    }

    private static RestatementCause read(String written) {
        var fields = written.split(" ", FIELDS);
        return RestatementCause.of(
                CauseKind.valueOf(fields[0].toUpperCase(Locale.ROOT)),
                CountedChange.valueOf(fields[2].toUpperCase(Locale.ROOT)),
                Long.parseLong(fields[1]),
                Instant.parse(fields[3]));
    }

    private static String name(RowKey key) {
        return key.clause() + " " + key.kpi() + " " + key.role();
    }

    private static String subject(Period week) {
        return "week " + week.code();
    }
}
