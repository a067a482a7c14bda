package org.kept.workshop.draft;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kept.mission.TextRange;

/**
 * Finds the quote of a clause in a reworded statement.
 *
 * <p>Compares both statements word by word (Myers' diff). A clause extends from the new place of its first word to that
 * of its last, and includes words that were replaced between them. So "within 1 minute" becomes "within 2 minutes"
 * automatically.
 */
final class QuoteRelocator {

    private final String before;
    private final String after;
    private final StatementWords wordsBefore;
    private final StatementWords wordsAfter;
    private final List<AbstractDelta<String>> deltas;

    QuoteRelocator(String before, String after) {
        this.before = before;
        this.after = after;
        this.wordsBefore = StatementWords.of(before);
        this.wordsAfter = StatementWords.of(after);
        this.deltas = DiffUtils.diff(texts(before, wordsBefore), texts(after, wordsAfter))
                .getDeltas();
    }

    private static List<String> texts(String statement, StatementWords words) {
        return words.ranges().stream()
                .map(each -> statement.substring(each.start(), each.end()))
                .toList();
    }

    /** The new quote of the clause; empty if none of its words is left. */
    Optional<String> relocate(TextRange clause) {
        var ranges = wordsBefore.ranges();
        var first = (int)
                ranges.stream().filter(each -> each.end() <= clause.start()).count();
        var end = (int)
                ranges.stream().filter(each -> each.start() < clause.end()).count();
        if (first >= end) {
            return Optional.empty();
        }
        if (IntStream.range(first, end).noneMatch(this::isKept)) {
            return Optional.empty();
        }
        var newFirst = boundary(first, true);
        var newEnd = boundary(end, false);
        if (newFirst >= newEnd) {
            return Optional.empty();
        }
        var text = wordsAfter.textBetween(newFirst, newEnd - 1);
        // A clause may include punctuation; if nothing in it changed, it keeps its quote unchanged.
        var quote = before.substring(clause.start(), clause.end());
        return Optional.of(quote.contains(text) && after.contains(quote) ? quote : text);
    }

    private boolean isKept(int word) {
        return deltas.stream()
                .map(AbstractDelta::getSource)
                .noneMatch(each -> each.getPosition() <= word && word < each.getPosition() + each.size());
    }

    /** The new position of the gap before the first word of a clause, or after its last. */
    private int boundary(int gap, boolean first) {
        var shift = 0;
        for (var delta : deltas) {
            var from = delta.getSource().getPosition();
            var to = from + delta.getSource().size();
            var size = delta.getTarget().size();
            if (from > gap || (from == gap && (first ? to > gap : true))) {
                break;
            }
            if (to > gap) {
                // Inside words that were replaced: as far into the new ones as into the old.
                return from + shift + Math.min(gap - from, size);
            }
            shift += size - (to - from);
        }
        return gap + shift;
    }
}
