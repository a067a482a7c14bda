package org.kept.wording.phrase;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Consecutive words with a meaning.
 *
 * @param from the index of the first word in the text; {@code to} is exclusive
 */
public record PhraseMatch<T>(int from, int to, T what) {

    private static final Comparator<PhraseMatch<?>> LONGEST_FIRST =
            Comparator.<PhraseMatch<?>>comparingInt(each -> each.from - each.to).thenComparingInt(PhraseMatch::from);

    public int length() {
        return to - from;
    }

    public boolean overlaps(PhraseMatch<?> other) {
        return from < other.to && other.from < to;
    }

    public int start(List<Word> words) {
        return words.get(from).start();
    }

    public int end(List<Word> words) {
        return words.get(to - 1).end();
    }

    /** The matches that share no word with a longer one, in text order. */
    public static <T> List<PhraseMatch<T>> longest(List<PhraseMatch<T>> all) {
        var taken = new ArrayList<PhraseMatch<T>>();
        all.stream().sorted(LONGEST_FIRST).forEach(each -> {
            if (taken.stream().noneMatch(each::overlaps)) {
                taken.add(each);
            }
        });
        taken.sort(Comparator.comparingInt(PhraseMatch::from));
        return List.copyOf(taken);
    }
}
