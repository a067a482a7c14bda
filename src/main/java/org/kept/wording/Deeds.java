package org.kept.wording;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** What some words of a sentence are about, by the deed that stands nearest: among them, else before, else after them. */
final class Deeds {

    /** Being reached, another deed, or nothing that the lists know. */
    enum About {
        REACH,
        OTHER,
        NOTHING
    }

    private static final Map<Language, Deeds> ALL = new ConcurrentHashMap<>();

    private final Set<String> reach;
    private final Set<String> other;
    private final Set<String> packing;
    private final Phrases<String> phrases;

    private Deeds(Language language) {
        reach = language.words("proposals", "reach");
        other = language.words("proposals", "deed");
        packing = language.words("proposals", "packing");
        phrases = language.phrases("proposals", "deed-phrases");
    }

    static Deeds of(Language language) {
        return ALL.computeIfAbsent(language, Deeds::new);
    }

    About about(List<Word> words, Found<?> of, Found<?> sentence) {
        return nearest(of, sentence)
                .mapToObj(at -> about(words, at))
                .filter(each -> each != About.NOTHING)
                .findFirst()
                .orElse(About.NOTHING);
    }

    /** Whether the nearest deed is the sending of an order. */
    boolean isPacking(List<Word> words, Found<?> of, Found<?> sentence) {
        return nearest(of, sentence)
                .filter(at -> about(words, at) != About.NOTHING
                        || packing.contains(words.get(at).lower()))
                .mapToObj(at -> packing.contains(words.get(at).lower()))
                .findFirst()
                .orElse(false);
    }

    private static IntStream nearest(Found<?> of, Found<?> sentence) {
        var among = IntStream.range(of.from(), of.to());
        var before = IntStream.iterate(of.from() - 1, at -> at >= sentence.from(), at -> at - 1);
        var after = IntStream.range(of.to(), sentence.to());
        return IntStream.concat(among, IntStream.concat(before, after));
    }

    private About about(List<Word> words, int at) {
        var word = words.get(at).lower();
        if (other.contains(word) || phrases.length(words, at) > 0 || (at > 0 && phrases.length(words, at - 1) > 1)) {
            return About.OTHER;
        }
        return reach.contains(word) ? About.REACH : About.NOTHING;
    }
}
