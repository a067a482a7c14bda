package org.kept.wording;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Reads a statement and remarks on words that promise nothing; it advises and never forbids. */
public final class Wording {

    /** What a group of phrases is remarked on for. */
    private record Reason(Kind kind, String why, String instead) {}

    private static final Map<Language, Phrases<Reason>> LISTS = new ConcurrentHashMap<>();

    private Wording() {}

    /**
     * The remarks on a statement in the order of its text, those about all of it after the others that begin there; none
     * when there is nothing to say.
     *
     * <p>Whole words count, in capitals or not; of phrases within each other the longest; the same words once, where they
     * stand first.
     */
    public static List<Remark> check(String statement) {
        var words = Word.in(statement);
        if (words.isEmpty()) {
            return List.of();
        }
        var language = Language.of(words);
        var found =
                Found.longest(LISTS.computeIfAbsent(language, Wording::lists).all(words));
        var whole = new WholeStatement(statement, words, language);
        var seen = new HashSet<String>();
        return Stream.of(
                        found.stream()
                                .map(each -> remark(each, statement, words))
                                .filter(each -> seen.add(each.words().toLowerCase(Locale.ROOT))),
                        whole.withoutNumber(found).stream(),
                        whole.tooLong().stream())
                .flatMap(each -> each)
                .sorted(Comparator.comparingInt(Remark::start).thenComparingInt(Remark::end))
                .toList();
    }

    private static Remark remark(Found<Reason> found, String statement, List<Word> words) {
        var start = found.start(words);
        var end = found.end(words);
        var reason = found.what();
        return new Remark(reason.kind(), start, end, statement.substring(start, end), reason.why(), reason.instead());
    }

    private static Phrases<Reason> lists(Language language) {
        Phrases<Reason> phrases = language.phrases();
        for (var kind : Kind.values()) {
            for (var group : language.file(kind.file())) {
                var reason = new Reason(kind, group.note("why"), group.note("instead"));
                group.lines().forEach(line -> phrases.add(language.read(line), reason));
            }
        }
        return phrases;
    }
}
