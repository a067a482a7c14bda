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
    private final Phrases<String> limitsWithNo;
    private final Phrases<String> no;
    private final Phrases<String> articles;
    private final Phrases<String> units;
    private final Phrases<String> days;
    private final Numbers numbers;

    private TimeLimits(Language language) {
        limits = language.phrases(FILE, "limit");
        limitsWithNo = language.phrases(FILE, "limit-with-no");
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
            beginning(words, at, sentences.around(at)).ifPresent(all::add);
            var from = at;
            days.at(words, at).forEach(each -> all.add(new Found<>(from, each.to(), new TimeLimit(1, TimeLimit.DAYS))));
        }
        return all;
    }

    private Optional<Found<TimeLimit>> beginning(List<Word> words, int at, Found<String> sentence) {
        var said = limits.length(words, at);
        if (said == 0 && saysNo(words, sentence.from(), at)) {
            said = limitsWithNo.length(words, at);
        }
        var number = at + said;
        return said == 0 ? Optional.empty() : number(words, number).flatMap(amount -> withUnit(words, at, amount));
    }

    private boolean saysNo(List<Word> words, int from, int before) {
        for (var at = from; at < before; at++) {
            if (no.length(words, at) > 0) {
                return true;
            }
        }
        return false;
    }

    private Optional<Found<Double>> number(List<Word> words, int at) {
        var number = numbers.at(words, at);
        var article = articles.length(words, at);
        return number.isPresent() || article == 0 ? number : Optional.of(new Found<>(at, at + article, 1.0));
    }

    private Optional<Found<TimeLimit>> withUnit(List<Word> words, int from, Found<Double> amount) {
        return units.at(words, amount.to()).stream()
                .findFirst()
                .map(unit -> new Found<>(from, unit.to(), new TimeLimit(amount.what(), unit.what())));
    }
}
