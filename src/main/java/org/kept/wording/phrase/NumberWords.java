package org.kept.wording.phrase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The numbers of a language, in digits and in words. */
public record NumberWords(PhraseIndex<Double> words) {

    private static final Map<Language, NumberWords> ALL = new ConcurrentHashMap<>();
    private static final int TEN = 10;
    private static final int TWENTY = 20;

    public static NumberWords of(Language language) {
        return ALL.computeIfAbsent(language, NumberWords::read);
    }

    private static NumberWords read(Language language) {
        PhraseIndex<Double> words = language.phrases();
        for (var group : language.file("numbers")) {
            for (var line : group.lines()) {
                var sides = line.split("=", 2);
                words.add(language.parsePhrases(sides[0]), Double.valueOf(sides[1].strip()));
            }
        }
        return new NumberWords(words);
    }

    public List<PhraseMatch<Double>> all(List<Word> text) {
        var all = new ArrayList<PhraseMatch<Double>>();
        for (var at = 0; at < text.size(); at++) {
            at(text, at).ifPresent(all::add);
        }
        return all;
    }

    /** The number that begins at this word; empty if there is none. */
    Optional<PhraseMatch<Double>> at(List<Word> text, int from) {
        if (from >= text.size()) {
            return Optional.empty();
        }
        if (text.get(from).isNumber()) {
            return digits(text.get(from).lower()).map(value -> new PhraseMatch<>(from, from + 1, value));
        }
        return words.longestAt(text, from).stream().findFirst().map(tens -> withOnes(tens, text));
    }

    private PhraseMatch<Double> withOnes(PhraseMatch<Double> tens, List<Word> text) {
        if (tens.what() < TWENTY || tens.what() % TEN != 0 || tens.to() >= text.size()) {
            return tens;
        }
        return words.longestAt(text, tens.to()).stream()
                .filter(ones -> ones.what() >= 1 && ones.what() < TEN && ones.length() == 1)
                .findFirst()
                .map(ones -> new PhraseMatch<>(tens.from(), ones.to(), tens.what() + ones.what()))
                .orElse(tens);
    }

    private static Optional<Double> digits(String written) {
        var thousands = written.matches("\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?");
        var plain = thousands ? written.replace(",", "") : written.replace(',', '.');
        return plain.indexOf('.') == plain.lastIndexOf('.') ? Optional.of(Double.valueOf(plain)) : Optional.empty();
    }
}
