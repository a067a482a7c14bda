package org.kept.wording.phrase;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The word lists of a language: a folder of text files under {@code wording/}, named by its two-letter code. */
public final class Language {

    private static final String FIRST = "en";

    /** All languages that have a folder, English first. */
    public static final List<Language> ALL = Stream.concat(
                    Stream.of(FIRST), Arrays.stream(Locale.getISOLanguages()).filter(Predicate.not(FIRST::equals)))
            .filter(each -> !WordList.read(each, "common").isEmpty())
            .map(Language::new)
            .toList();

    private final String code;
    private final Set<String> common;
    private final Map<String, Set<String>> sets = new HashMap<>();
    private final Map<String, List<WordList>> files = new ConcurrentHashMap<>();

    private Language(String code) {
        this.code = code;
        this.common = words(WordList.read(code, "common"));
        for (var group : file("proposals")) {
            if (group.heading().startsWith("{")) {
                sets.put(group.heading(), words(List.of(group)));
            }
        }
    }

    private static Set<String> words(List<WordList> groups) {
        return groups.stream()
                .flatMap(each -> each.lines().stream())
                .flatMap(line -> Word.in(line).stream().map(Word::lower))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The language with the most of its common words in a text; English if no other has more. */
    public static Language of(List<Word> words) {
        var best = ALL.get(0);
        for (var each : ALL) {
            if (each.countCommon(words) > best.countCommon(words)) {
                best = each;
            }
        }
        return best;
    }

    private long countCommon(List<Word> words) {
        return words.stream().filter(each -> common.contains(each.lower())).count();
    }

    /** The groups of a file; empty if the language has no such file. */
    public List<WordList> file(String name) {
        return files.computeIfAbsent(name, each -> WordList.read(code, each));
    }

    public <T> PhraseIndex<T> phrases() {
        return new PhraseIndex<>(common);
    }

    public List<Phrase> parsePhrases(String line) {
        return Phrase.parse(line, name -> sets.getOrDefault(name, Set.of()));
    }

    /** The phrases of the groups with these headings; the meaning of a phrase is its heading. */
    public PhraseIndex<String> phrases(String file, String... headings) {
        PhraseIndex<String> phraseIndex = phrases();
        var wanted = List.of(headings);
        for (var group : file(file)) {
            if (wanted.contains(group.heading())) {
                group.lines().forEach(line -> phraseIndex.add(parsePhrases(line), group.heading()));
            }
        }
        return phraseIndex;
    }

    /** The single words of a group. */
    public Set<String> words(String file, String heading) {
        return words(file(file).stream()
                .filter(each -> each.heading().equals(heading))
                .toList());
    }
}
