package org.kept.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Suggests which known word a mistyped one was meant to be. */
public final class NearestWord {

    /** Longer than any known word; the distance takes time for each character. */
    private static final int MAX_LENGTH = 100;

    private static final int MIN_BEGINNING = 4;

    private NearestWord() {}

    /** The known word with the smallest edit distance; empty if it is not similar enough and does not begin the word. */
    public static Optional<String> find(String word, Collection<String> known) {
        if (word.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return known.stream()
                .min(Comparator.comparingInt((String each) -> distance(word, each)))
                .filter(each -> distance(word, each) <= Math.max(1, each.length() / 2)
                        || (each.length() >= MIN_BEGINNING && word.startsWith(each)));
    }

    /** A hint to append to a message, with a leading blank; empty if no word is near. */
    public static String suggestion(String word, Collection<String> known) {
        return find(word, known).map(each -> " Did you mean '" + each + "'?").orElse("");
    }

    /** The number of characters to insert, delete or replace, or of neighbours to swap. */
    private static int distance(String a, String b) {
        var rows = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) {
            rows[i][0] = i;
        }
        for (var j = 0; j <= b.length(); j++) {
            rows[0][j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            for (var j = 1; j <= b.length(); j++) {
                var replaced = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                rows[i][j] = Math.min(replaced, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
                if (i > 1 && j > 1 && areSwapped(a, i, b, j)) {
                    rows[i][j] = Math.min(rows[i][j], 1 + rows[i - 2][j - 2]);
                }
            }
        }
        return rows[a.length()][b.length()];
    }

    private static boolean areSwapped(String a, int i, String b, int j) {
        return a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
