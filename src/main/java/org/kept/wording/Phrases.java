package org.kept.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Phrases of one meaning each, to be looked for in texts. */
final class Phrases<T> {

    private record Entry<T>(Phrase phrase, T meaning) {}

    private final List<Entry<T>> entries = new ArrayList<>();
    private final Set<String> common;

    Phrases(Set<String> common) {
        this.common = common;
    }

    void add(List<Phrase> phrases, T meaning) {
        phrases.forEach(each -> entries.add(new Entry<>(each, meaning)));
    }

    /** Every place where one of them stands, one within another too. */
    List<Found<T>> all(List<Word> words) {
        var found = new ArrayList<Found<T>>();
        for (var from = 0; from < words.size(); from++) {
            for (var entry : entries) {
                var length = entry.phrase().length(words, from, common);
                if (length > 0) {
                    found.add(new Found<>(from, from + length, entry.meaning()));
                }
            }
        }
        return found;
    }

    /** How many words from that one on are one of them; 0 where they are not. */
    int length(List<Word> words, int from) {
        return entries.stream()
                .mapToInt(each -> each.phrase().length(words, from, common))
                .max()
                .orElse(0);
    }

    /** The words from that one on that are one of them, the longest. */
    List<Found<T>> at(List<Word> words, int from) {
        return Found.longest(entries.stream()
                .map(each -> new Found<>(from, from + each.phrase().length(words, from, common), each.meaning()))
                .filter(each -> each.length() > 0)
                .toList());
    }
}
