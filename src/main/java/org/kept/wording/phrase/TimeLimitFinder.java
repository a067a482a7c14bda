package org.kept.wording.phrase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the times in a text that are limits: a word for the limit, a number and a unit. */
public final class TimeLimitFinder {

    private static final Map<Language, TimeLimitFinder> ALL = new ConcurrentHashMap<>();
    private static final String FILE = "time";
    private static final String CALENDAR_DAYS = "days";
    private static final String WORKING_DAYS = "working-days";

    private final PhraseIndex<String> limits;
    private final PhraseIndex<String> no;
    private final PhraseIndex<String> articles;
    private final PhraseIndex<String> units;
    private final PhraseIndex<String> days;
    private final NumberWords numberWords;

    private TimeLimitFinder(Language language) {
        limits = language.phrases(FILE, TimeLimit.ADVERB, TimeLimit.OTHER, TimeLimit.WITH_NO);
        no = language.phrases(FILE, "no");
        articles = language.phrases(FILE, "article");
        units = language.phrases(
                FILE,
                "unit-1",
                "unit-60",
                "unit-3600",
                TimeLimit.WORKING_DAYS,
                TimeLimit.DAYS,
                TimeLimit.WEEKS,
                TimeLimit.MONTHS,
                TimeLimit.RINGS);
        days = language.phrases(FILE, CALENDAR_DAYS, WORKING_DAYS);
        numberWords = NumberWords.of(language);
    }

    public static TimeLimitFinder of(Language language) {
        return ALL.computeIfAbsent(language, TimeLimitFinder::new);
    }

    public List<PhraseMatch<TimeLimit>> all(List<Word> words, SentenceSplitter sentenceSplitter) {
        var all = new ArrayList<PhraseMatch<TimeLimit>>();
        for (var at = 0; at < words.size(); at++) {
            var sentence = sentenceSplitter.sentenceOf(at);
            limits.longestAt(words, at).stream()
                    .filter(limit -> isLimit(limit, words, sentence))
                    .flatMap(limit -> withNumber(words, limit).stream())
                    .forEach(all::add);
            days.longestAt(words, at).forEach(each -> all.add(day(each)));
        }
        return all;
    }

    private static PhraseMatch<TimeLimit> day(PhraseMatch<String> phraseMatch) {
        var unit = phraseMatch.what().equals(WORKING_DAYS) ? TimeLimit.WORKING_DAYS : TimeLimit.DAYS;
        var day = new TimeLimit(1, unit, phraseMatch.from(), TimeLimit.WHOLE_PHRASE);
        return new PhraseMatch<>(phraseMatch.from(), phraseMatch.to(), day);
    }

    /** Whether it is a limit: "more than an hour" is one only after a word such as "never" in the sentence. */
    private boolean isLimit(PhraseMatch<String> limit, List<Word> words, PhraseMatch<String> sentence) {
        if (!limit.what().equals(TimeLimit.WITH_NO)) {
            return true;
        }
        for (var at = sentence.from(); at < limit.from(); at++) {
            if (no.longestLengthAt(words, at) > 0) {
                return true;
            }
        }
        return false;
    }

    private Optional<PhraseMatch<TimeLimit>> withNumber(List<Word> words, PhraseMatch<String> limit) {
        return number(words, limit.to()).flatMap(amount -> units.longestAt(words, amount.to()).stream()
                .findFirst()
                .map(unit -> new PhraseMatch<>(
                        limit.from(),
                        unit.to(),
                        new TimeLimit(amount.what(), unit.what(), amount.from(), limit.what()))));
    }

    private Optional<PhraseMatch<Double>> number(List<Word> words, int at) {
        var number = numberWords.at(words, at);
        var article = articles.longestLengthAt(words, at);
        return number.isPresent() || article == 0 ? number : Optional.of(new PhraseMatch<>(at, at + article, 1.0));
    }
}
