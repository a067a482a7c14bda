package org.kept.mission.document;

import java.util.List;
import org.kept.document.DocumentCursor;
import org.kept.mission.Clause;
import org.kept.mission.QuoteFinder;

/** Validates that every clause quotes a part of the statement of its own. */
final class QuoteValidator {

    private QuoteValidator() {}

    static void check(String statement, List<Clause> clauses, List<DocumentCursor> cursors) {
        if (statement.isEmpty()) {
            return;
        }
        var quotes = clauses.stream().map(Clause::quote).toList();
        var ranges = QuoteFinder.findRanges(statement, quotes);
        for (var i = 0; i < quotes.size(); i++) {
            var quote = quotes.get(i);
            var first = quotes.indexOf(quote);
            if (quote.isEmpty()) {
                continue;
            }
            if (!statement.contains(quote)) {
                cursors.get(i).memberFault("quote", "not-in-statement", notInStatement(statement, quote));
            } else if (first < i) {
                var detail = "The clause '" + clauses.get(first).code()
                        + "' has the same quote. Give each clause its own words.";
                cursors.get(i).memberFault("quote", "duplicate", detail);
            } else if (ranges.get(i).isEmpty()) {
                cursors.get(i).memberFault("quote", "overlap", overlapping(quote));
            }
        }
    }

    private static String notInStatement(String statement, String quote) {
        var start = "'" + DocumentCursor.excerpt(quote) + "' is not part of the statement. Quote its words exactly";
        return start
                + QuoteFinder.findIgnoringCase(statement, quote)
                        .map(each -> ": '" + each + "'.")
                        .orElse(".");
    }

    private static String overlapping(String quote) {
        return "'" + DocumentCursor.excerpt(quote)
                + "' overlaps another clause. Each word can belong to only one clause.";
    }
}
