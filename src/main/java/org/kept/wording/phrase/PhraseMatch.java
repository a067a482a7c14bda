package org.kept.wording.phrase;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Neighbouring words that mean something.
 *
 * @param from the first of them by its place in the text, {@code to} the one after the last
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

    /** Those that do not share a word with a longer one, in the order of the text. */
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
