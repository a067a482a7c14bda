package org.kept.wording.phrase;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Finds the shares in a text, such as "95 %" or "nine out of ten". */
public final class ShareFinder {

    private static final Map<Language, ShareFinder> ALL = new ConcurrentHashMap<>();
    private static final double HUNDRED = 100;

    private final PhraseIndex<String> percent;
    private final PhraseIndex<String> outOf;
    private final NumberWords numberWords;

    private ShareFinder(Language language) {
        percent = language.phrases("time", "percent");
        outOf = language.phrases("time", "out-of");
        numberWords = NumberWords.of(language);
    }

    public static ShareFinder of(Language language) {
        return ALL.computeIfAbsent(language, ShareFinder::new);
    }

    /** The only share in a sentence, more than 0 and at most 1; empty if it has none or several. */
    public Optional<PhraseMatch<Double>> findOnly(PhraseMatch<?> sentence, String text, List<Word> words) {
        var all = IntStream.range(sentence.from(), sentence.to())
                .boxed()
                .flatMap(at -> numberWords.at(words, at).flatMap(each -> share(each, text, words)).stream())
                .filter(each -> each.what() > 0 && each.what() <= 1)
                .toList();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    private Optional<PhraseMatch<Double>> share(PhraseMatch<Double> number, String text, List<Word> words) {
        var to = number.to();
        var after = text.substring(
                number.end(words), to < words.size() ? words.get(to).start() : text.length());
        if (after.strip().startsWith("%") || percent.longestLengthAt(words, to) > 0) {
            return Optional.of(
                    new PhraseMatch<>(number.from(), to + percent.longestLengthAt(words, to), number.what() / HUNDRED));
        }
        var outOfLength = outOf.longestLengthAt(words, to);
        return outOfLength == 0
                ? Optional.empty()
                : numberWords
                        .at(words, to + outOfLength)
                        .filter(of -> number.what() < of.what())
                        .map(of -> new PhraseMatch<>(number.from(), of.to(), number.what() / of.what()));
    }
}
