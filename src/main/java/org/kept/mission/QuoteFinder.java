package org.kept.mission;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the range of each quote in a statement. */
public final class QuoteFinder {

    private QuoteFinder() {}

    /**
     * The range of each quote, in the order of the quotes: the first occurrence not used by another quote, or empty if
     * there is none.
     *
     * <p>Longer quotes are placed first, because short ones have more possible positions. So the order of the clauses
     * does not matter.
     */
    public static List<Optional<TextRange>> findRanges(String statement, List<String> quotes) {
        var byLength = IntStream.range(0, quotes.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> -quotes.get(i).length()))
                .toList();
        var taken = new ArrayList<TextRange>();
        var ranges = new ArrayList<Optional<TextRange>>(Collections.nCopies(quotes.size(), Optional.empty()));
        for (var i : byLength) {
            var range = firstFree(statement, quotes.get(i), taken);
            range.ifPresent(taken::add);
            ranges.set(i, range);
        }
        return ranges;
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

    /** The words of the statement that match the quote except for letter case. */
    public static Optional<String> findIgnoringCase(String statement, String quote) {
        for (var i = 0; i + quote.length() <= statement.length(); i++) {
            if (statement.regionMatches(true, i, quote, 0, quote.length())) {
                return Optional.of(statement.substring(i, i + quote.length()));
            }
        }
        return Optional.empty();
    }
}
