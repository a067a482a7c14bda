package org.kept.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Reads a promise for what in it can be measured: who, how fast, when and how well. */
public final class Proposals {

    private static final String NOTHING = "nothing";
    private static final Map<Language, Phrases<String>> LISTS = new ConcurrentHashMap<>();

    private final String text;
    private final List<Word> words;
    private final Language language;
    private final Sentences sentences;

    private Proposals(String text, List<Word> words) {
        this.text = text;
        this.words = words;
        this.language = Language.of(words);
        this.sentences = Sentences.of(text, words);
    }

    /**
     * The proposals for a quote or a whole statement, in the order of the text and without a word in two of them; none
     * where nothing in it can be measured.
     */
    public static List<Proposal> in(String words) {
        return new Proposals(words, Word.in(words)).all();
    }

    private List<Proposal> all() {
        var found = new ArrayList<Found<Function<Found<?>, Proposal>>>();
        TimeLimits.of(language)
                .all(words, sentences)
                .forEach(each -> found.add(new Found<>(each.from(), each.to(), at -> time(at, each.what()))));
        LISTS.computeIfAbsent(language, Proposals::lists)
                .all(words)
                .forEach(each -> found.add(new Found<>(each.from(), each.to(), at -> said(at, each.what()))));
        return Found.longest(found).stream()
                .map(each -> each.what().apply(each))
                .filter(each -> !each.says().isEmpty())
                .toList();
    }

    private static Phrases<String> lists(Language language) {
        var names = new ArrayList<>(List.of(Rules.names()));
        names.add(NOTHING);
        return language.phrases("proposals", names.toArray(String[]::new));
    }

    private Proposal time(Found<?> at, TimeLimit limit) {
        var sentence = sentences.around(at.from());
        var about = Deeds.of(language).about(words, at, sentence);
        var time = quote(new Found<>(limit.from(), at.to(), limit));
        var share =
                Shares.of(language).in(sentence, text, words).map(each -> new TimeRule.Share(each.what(), share(each)));
        return new TimeRule(quote(at), time, limit, about != Deeds.About.OTHER, share)
                .proposal(at.start(words), at.end(words));
    }

    /** A share's words, with the per cent sign that is no word. */
    private String share(Found<?> at) {
        var rest = text.substring(at.end(words));
        var sign = rest.strip().startsWith("%") ? rest.indexOf('%') + 1 : 0;
        return quote(at) + rest.substring(0, sign);
    }

    private Proposal said(Found<?> at, String name) {
        return rule(at, name).proposal(at.start(words), at.end(words), quote(at));
    }

    private Rule rule(Found<?> at, String name) {
        var sentence = sentences.around(at.from());
        var deeds = Deeds.of(language);
        if (name.equals(Rules.EVERYONE) && deeds.about(words, at, sentence) != Deeds.About.REACH) {
            return Rules.EVERYONE_ELSE;
        }
        if (name.equals(Rules.FIRST_CONTACT) && deeds.isPacking(words, at, sentence)) {
            return Rules.FIRST_PARCEL;
        }
        return Rules.find(name).orElseGet(() -> new Rule(name, Facet.HOW_WELL, ""));
    }

    private String quote(Found<?> at) {
        return text.substring(at.start(words), at.end(words));
    }
}
