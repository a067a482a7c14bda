package org.kept.scorecard.published;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
        return document.scorecard()
                .clause(clause)
                .map(DocumentedClause::verdict)
                .orElse(null);
    }
}
