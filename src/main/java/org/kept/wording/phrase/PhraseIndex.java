package org.kept.wording.phrase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** An index of phrases with their meanings, for search in texts. */
public final class PhraseIndex<T> {

    private record PhraseEntry<T>(Phrase phrase, T meaning) {}

    /** Entries by each word that their phrase can begin with. */
    private final Map<String, List<PhraseEntry<T>>> entries = new HashMap<>();

    private final Set<String> common;

    PhraseIndex(Set<String> common) {
        this.common = common;
    }

    public void add(List<Phrase> phrases, T meaning) {
        for (var phrase : phrases) {
            phrase.firstWords().forEach(word -> entries.computeIfAbsent(word, each -> new ArrayList<>())
                    .add(new PhraseEntry<>(phrase, meaning)));
        }
    }

    /** All matches, including nested ones. */
    public List<PhraseMatch<T>> all(List<Word> words) {
        var found = new ArrayList<PhraseMatch<T>>();
        for (var from = 0; from < words.size(); from++) {
            beginningAt(words, from).forEach(found::add);
        }
        return found;
    }

    /** The length of the longest match that begins at this word; 0 if there is none. */
    public int longestLengthAt(List<Word> words, int from) {
        return beginningAt(words, from).mapToInt(PhraseMatch::length).max().orElse(0);
    }

    /** The longest match that begins at this word; empty if there is none. */
    List<PhraseMatch<T>> longestAt(List<Word> words, int from) {
        return PhraseMatch.longest(beginningAt(words, from).toList());
    }

    private Stream<PhraseMatch<T>> beginningAt(List<Word> words, int from) {
        if (from >= words.size()) {
            return Stream.empty();
        }
        return entries.getOrDefault(words.get(from).lower(), List.of()).stream()
                .map(each -> new PhraseMatch<>(from, from + each.phrase().length(words, from, common), each.meaning()))
                .filter(each -> each.length() > 0);
    }
}
