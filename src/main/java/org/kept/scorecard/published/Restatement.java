package org.kept.scorecard.published;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.scorecard.published.ScorecardDocument.DocumentedRow;
import org.kept.scorecard.published.ScorecardDocument.RowKey;
import org.kept.ui.ListFormatter;

/**
 * A row of a published week that differs now.
 *
 * @param then as published; null if it was not there
 * @param now null if it is no longer there
 * @param causes at least one
 */
public record Restatement(
        Period week,
        RowKey key,
        @Nullable DocumentedRow then,
        @Nullable DocumentedRow now,
        List<RestatementCause> causes) {

    public Restatement {
        causes = List.copyOf(causes);
    }

    /** The published row, or the current one if it was not published. */
    public DocumentedRow row() {
        return Objects.requireNonNull(then == null ? now : then, "a restatement has a row");
    }

    /** The causes within a sentence: {@code 40 events came later and 1 event was corrected}. */
    public String because() {
        return ListFormatter.list(causes.stream().map(RestatementCause::words).toList());
    }

    /** When the first cause happened; null if that is not known. */
    public @Nullable Instant since() {
        return causes.stream()
                .flatMap(cause -> Stream.ofNullable(cause.since()))
                .min(Instant::compareTo)
                .orElse(null);
    }
}
