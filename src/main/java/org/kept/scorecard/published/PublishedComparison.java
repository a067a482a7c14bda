package org.kept.scorecard.published;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.scorecard.published.ScorecardDocument.DocumentedClause;
import org.kept.scorecard.published.ScorecardDocument.DocumentedRow;
import org.kept.scorecard.published.ScorecardDocument.RowKey;

/**
 * A published week compared with its current scorecard.
 *
 * @param restatements the rows that differ
 */
public record PublishedComparison(
        PublishedWeek week, PublishedDocument document, ScorecardDocument now, List<Restatement> restatements) {

    public PublishedComparison {
        restatements = List.copyOf(restatements);
    }

    /** The same, without differences of KPIs that are not in scope. */
    public PublishedComparison within(DataScope scope) {
        return new PublishedComparison(
                week,
                document,
                now,
                restatements.stream()
                        .filter(each -> scope.allowsKpi(each.key().kpi()))
                        .toList());
    }

    /** The row as published; empty if it was not there. */
    public Optional<DocumentedRow> row(RowKey key) {
        return Optional.ofNullable(document.scorecard().rows().get(key));
    }

    /** The restatement of the row; empty if it is unchanged. */
    public Optional<Restatement> restatement(RowKey key) {
        return restatements.stream().filter(each -> each.key().equals(key)).findFirst();
    }

    /** The verdict on a clause as published; null if it was not there. */
    public @Nullable String verdict(String clause) {
        return verdict(document.scorecard(), clause);
    }

    /** The verdict on a clause as it is now; null if it is no longer there. */
    public @Nullable String verdictNow(String clause) {
        return verdict(now, clause);
    }

    private static @Nullable String verdict(ScorecardDocument scorecard, String clause) {
        return scorecard.clause(clause).map(DocumentedClause::verdict).orElse(null);
    }
}
