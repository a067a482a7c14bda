package org.kept.wording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Neighbouring words that mean something.
 *
 * @param from the first of them by its place in the text, {@code to} the one after the last
 */
record Found<T>(int from, int to, T what) {

    private static final Comparator<Found<?>> LONGEST_FIRST =
            Comparator.<Found<?>>comparingInt(each -> each.from - each.to).thenComparingInt(Found::from);

    int length() {
        return to - from;
    }

    boolean overlaps(Found<?> other) {
        return from < other.to && other.from < to;
    }

    int start(List<Word> words) {
        return words.get(from).start();
    }

    int end(List<Word> words) {
        return words.get(to - 1).end();
    }

    /** Those that do not share a word with a longer one, in the order of the text. */
    static <T> List<Found<T>> longest(List<Found<T>> all) {
        var taken = new ArrayList<Found<T>>();
        all.stream().sorted(LONGEST_FIRST).forEach(each -> {
            if (taken.stream().noneMatch(each::overlaps)) {
                taken.add(each);
            }
        });
        taken.sort(Comparator.comparingInt(Found::from));
        return List.copyOf(taken);
    }
}
