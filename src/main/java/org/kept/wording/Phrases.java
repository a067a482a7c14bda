package org.kept.wording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Phrases of one meaning each, to be looked for in texts. */
final class Phrases<T> {

    private record Entry<T>(Phrase phrase, T meaning) {}

    /** By each word that one of them can begin with. */
    private final Map<String, List<Entry<T>>> entries = new HashMap<>();

    private final Set<String> common;

    Phrases(Set<String> common) {
        this.common = common;
    }

    void add(List<Phrase> phrases, T meaning) {
        for (var phrase : phrases) {
            phrase.firstWords().forEach(word -> entries.computeIfAbsent(word, each -> new ArrayList<>())
                    .add(new Entry<>(phrase, meaning)));
        }
    }

    /** Every place where one of them stands, one within another too. */
    List<Found<T>> all(List<Word> words) {
        var found = new ArrayList<Found<T>>();
        for (var from = 0; from < words.size(); from++) {
            beginningAt(words, from).forEach(found::add);
        }
        return found;
    }

    /** How many words from that one on are one of them; 0 where they are not. */
    int length(List<Word> words, int from) {
        return beginningAt(words, from).mapToInt(Found::length).max().orElse(0);
    }

    /** The words from that one on that are one of them, the longest; none where they are not. */
    List<Found<T>> at(List<Word> words, int from) {
        return Found.longest(beginningAt(words, from).toList());
    }

    private Stream<Found<T>> beginningAt(List<Word> words, int from) {
        if (from >= words.size()) {
            return Stream.empty();
        }
        return entries.getOrDefault(words.get(from).lower(), List.of()).stream()
                .map(each -> new Found<>(from, from + each.phrase().length(words, from, common), each.meaning()))
                .filter(each -> each.length() > 0);
    }
}
