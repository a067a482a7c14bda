package org.kept.workshop.draft;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kept.mission.TextRange;

/**
 * Where the words of a clause went when the statement was reworded.
 *
 * <p>Both statements are compared word by word (Myers' difference); a clause goes where its first and its last word went, and
 * words that were replaced inside it belong to it still. So "within 1 minute" becomes "within 2 minutes" by itself.
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
        return words.spans().stream()
                .map(each -> statement.substring(each.start(), each.end()))
                .toList();
    }

    /** The words that stand there now; empty where nothing of them is left. */
    Optional<String> of(TextRange clause) {
        var spans = wordsBefore.spans();
        var first = (int)
                spans.stream().filter(each -> each.end() <= clause.start()).count();
        var end =
                (int) spans.stream().filter(each -> each.start() < clause.end()).count();
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
        var text = wordsAfter.from(newFirst, newEnd - 1);
        // A clause may have taken punctuation with it; where nothing in it changed, it keeps its quote as it was.
        var quote = before.substring(clause.start(), clause.end());
        return Optional.of(quote.contains(text) && after.contains(quote) ? quote : text);
    }

    private boolean isKept(int word) {
        return deltas.stream()
                .map(AbstractDelta::getSource)
                .noneMatch(each -> each.getPosition() <= word && word < each.getPosition() + each.size());
    }

    /** Where the gap before a word, or after the word that ends a clause, is now. */
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
