package org.kept.mission;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the place of each quote in a statement. */
public final class QuoteFinder {

    private QuoteFinder() {}

    /**
     * The span of each quote, in the order of the quotes: the first occurrence that no other quote has taken, or empty
     * where none is left.
     *
     * <p>Longer quotes choose first: a short one has more places to go, so the order of the clauses does not matter.
     */
    public static List<Optional<TextRange>> place(String statement, List<String> quotes) {
        var byLength = IntStream.range(0, quotes.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> -quotes.get(i).length()))
                .toList();
        var taken = new ArrayList<TextRange>();
        var spans = new ArrayList<Optional<TextRange>>(Collections.nCopies(quotes.size(), Optional.empty()));
        for (var i : byLength) {
            var span = firstFree(statement, quotes.get(i), taken);
            span.ifPresent(taken::add);
            spans.set(i, span);
        }
        return spans;
    }

    private static Optional<TextRange> firstFree(String statement, String quote, List<TextRange> taken) {
        var at = quote.isEmpty() ? -1 : statement.indexOf(quote);
        while (at >= 0) {
            var textRange = new TextRange(at, at + quote.length());
            if (taken.stream().noneMatch(textRange::overlaps)) {
                return Optional.of(textRange);
            }
            at = statement.indexOf(quote, at + 1);
        }
        return Optional.empty();
    }

    /** The words of the statement that differ from the quote in capitals alone. */
    public static Optional<String> inOtherCase(String statement, String quote) {
        for (var i = 0; i + quote.length() <= statement.length(); i++) {
            if (statement.regionMatches(true, i, quote, 0, quote.length())) {
                return Optional.of(statement.substring(i, i + quote.length()));
            }
        }
        return Optional.empty();
    }
}
