package org.kept.workshop.draft;

import com.github.difflib.DiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Word-by-word comparison of two texts. */
public final class WordDiff {

    private static final Pattern WORD = Pattern.compile("\\S+\\s*");

    /**
     * A run of words.
     *
     * @param changed whether the other text has other words, or none, in this place
     */
    record DiffPiece(String text, boolean changed) {}

    /** The pieces of each text; joined, they equal the text. */
    public record DiffSides(List<DiffPiece> left, List<DiffPiece> right) {

        public boolean same() {
            return left.stream().noneMatch(DiffPiece::changed) && right.stream().noneMatch(DiffPiece::changed);
        }
    }

    private WordDiff() {}

    public static DiffSides of(String left, String right) {
        var leftWords = words(left);
        var rightWords = words(right);
        var leftPieces = new ArrayList<DiffPiece>();
        var rightPieces = new ArrayList<DiffPiece>();
        var leftAt = 0;
        var rightAt = 0;
        for (var delta :
                DiffUtils.diff(stripped(leftWords), stripped(rightWords)).getDeltas()) {
            var source = delta.getSource();
            var target = delta.getTarget();
            add(leftPieces, leftWords, leftAt, source.getPosition(), false);
            add(rightPieces, rightWords, rightAt, target.getPosition(), false);
            leftAt = source.getPosition() + source.size();
            rightAt = target.getPosition() + target.size();
            add(leftPieces, leftWords, source.getPosition(), leftAt, true);
            add(rightPieces, rightWords, target.getPosition(), rightAt, true);
        }
        add(leftPieces, leftWords, leftAt, leftWords.size(), false);
        add(rightPieces, rightWords, rightAt, rightWords.size(), false);
        return new DiffSides(List.copyOf(leftPieces), List.copyOf(rightPieces));
    }

    private static void add(List<DiffPiece> pieces, List<String> words, int from, int to, boolean changed) {
        if (from < to) {
            pieces.add(new DiffPiece(String.join("", words.subList(from, to)), changed));
        }
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }

    private static List<String> stripped(List<String> words) {
        return words.stream().map(String::strip).toList();
    }
}
