package org.kept.workshop.draft;

import com.github.difflib.DiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Two texts beside each other, word by word. */
public final class WordDiff {

    private static final Pattern WORD = Pattern.compile("\\S+\\s*");

    /**
     * A run of words.
     *
     * @param changed whether the other text has other words, or none, in its place
     */
    record DiffPiece(String text, boolean changed) {}

    /** The pieces of either text; joined, they are the text again. */
    public record DiffSides(List<DiffPiece> left, List<DiffPiece> right) {

        public boolean same() {
            return left.stream().noneMatch(DiffPiece::changed) && right.stream().noneMatch(DiffPiece::changed);
        }
    }

    private WordDiff() {}

    public static DiffSides of(String left, String right) {
        var one = words(left);
        var other = words(right);
        var lefts = new ArrayList<DiffPiece>();
        var rights = new ArrayList<DiffPiece>();
        var at = 0;
        var there = 0;
        for (var delta : DiffUtils.diff(stripped(one), stripped(other)).getDeltas()) {
            var source = delta.getSource();
            var target = delta.getTarget();
            add(lefts, one, at, source.getPosition(), false);
            add(rights, other, there, target.getPosition(), false);
            at = source.getPosition() + source.size();
            there = target.getPosition() + target.size();
            add(lefts, one, source.getPosition(), at, true);
            add(rights, other, target.getPosition(), there, true);
        }
        add(lefts, one, at, one.size(), false);
        add(rights, other, there, other.size(), false);
        return new DiffSides(List.copyOf(lefts), List.copyOf(rights));
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
