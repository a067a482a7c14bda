package org.kept.mission.document;

import java.util.List;
import org.kept.document.DocumentCursor;
import org.kept.mission.Clause;
import org.kept.mission.QuoteFinder;

/** Checks that every clause is a part of the statement of its own. */
final class QuoteValidator {

    private QuoteValidator() {}

    static void check(String statement, List<Clause> clauses, List<DocumentCursor> parts) {
        if (statement.isEmpty()) {
            return;
        }
        var quotes = clauses.stream().map(Clause::quote).toList();
        var spans = QuoteFinder.place(statement, quotes);
        for (var i = 0; i < quotes.size(); i++) {
            var quote = quotes.get(i);
            var first = quotes.indexOf(quote);
            if (quote.isEmpty()) {
                continue;
            }
            if (!statement.contains(quote)) {
                parts.get(i).own("quote", "not-in-statement", absent(statement, quote));
            } else if (first < i) {
                var detail = "The clause '" + clauses.get(first).code()
                        + "' has the same quote. Give each clause its own words.";
                parts.get(i).own("quote", "duplicate", detail);
            } else if (spans.get(i).isEmpty()) {
                parts.get(i).own("quote", "overlap", overlapping(quote));
            }
        }
    }

    private static String absent(String statement, String quote) {
        var start = "'" + DocumentCursor.shortened(quote) + "' is not part of the statement. Quote its words exactly";
        return start
                + QuoteFinder.inOtherCase(statement, quote)
                        .map(each -> ": '" + each + "'.")
                        .orElse(".");
    }

    private static String overlapping(String quote) {
        return "'" + DocumentCursor.shortened(quote)
                + "' shares words with another clause. Each word belongs to one clause at most.";
    }
}
