package org.kept.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the times that a text names as limits: a word for the limit, a number, a unit. */
final class TimeLimits {

    private static final Map<Language, TimeLimits> ALL = new ConcurrentHashMap<>();
    private static final String FILE = "time";

    private final Phrases<String> limits;
    private final Phrases<String> no;
    private final Phrases<String> articles;
    private final Phrases<String> units;
    private final Phrases<String> days;
    private final Numbers numbers;

    private TimeLimits(Language language) {
        limits = language.phrases(FILE, TimeLimit.ADVERB, TimeLimit.OTHER, TimeLimit.WITH_NO);
        no = language.phrases(FILE, "no");
        articles = language.phrases(FILE, "article");
        units = language.phrases(FILE, "unit-1", "unit-60", "unit-3600", TimeLimit.DAYS, TimeLimit.RINGS);
        days = language.phrases(FILE, "days");
        numbers = Numbers.of(language);
    }

    static TimeLimits of(Language language) {
        return ALL.computeIfAbsent(language, TimeLimits::new);
    }

    List<Found<TimeLimit>> all(List<Word> words, Sentences sentences) {
        var all = new ArrayList<Found<TimeLimit>>();
        for (var at = 0; at < words.size(); at++) {
            var sentence = sentences.around(at);
            limits.at(words, at).stream()
                    .filter(limit -> isOne(limit, words, sentence))
                    .flatMap(limit -> withNumber(words, limit).stream())
                    .forEach(all::add);
            days.at(words, at).forEach(each -> all.add(day(each)));
        }
        return all;
    }

    private static Found<TimeLimit> day(Found<String> found) {
        var day = new TimeLimit(1, TimeLimit.DAYS, found.from(), TimeLimit.OTHER);
        return new Found<>(found.from(), found.to(), day);
    }

    /** "More than an hour" is a limit only where nobody waits more than that. */
    private boolean isOne(Found<String> limit, List<Word> words, Found<String> sentence) {
        if (!limit.what().equals(TimeLimit.WITH_NO)) {
            return true;
        }
        for (var at = sentence.from(); at < limit.from(); at++) {
            if (no.length(words, at) > 0) {
                return true;
            }
        }
        return false;
    }

    private Optional<Found<TimeLimit>> withNumber(List<Word> words, Found<String> limit) {
        return number(words, limit.to()).flatMap(amount -> units.at(words, amount.to()).stream()
                .findFirst()
                .map(unit -> new Found<>(
                        limit.from(),
                        unit.to(),
                        new TimeLimit(amount.what(), unit.what(), amount.from(), limit.what()))));
    }

    private Optional<Found<Double>> number(List<Word> words, int at) {
        var number = numbers.at(words, at);
        var article = articles.length(words, at);
        return number.isPresent() || article == 0 ? number : Optional.of(new Found<>(at, at + article, 1.0));
    }
}
