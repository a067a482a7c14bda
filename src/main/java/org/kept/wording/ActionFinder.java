package org.kept.wording;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.kept.wording.phrase.Language;
import org.kept.wording.phrase.PhraseIndex;
import org.kept.wording.phrase.PhraseMatch;
import org.kept.wording.phrase.Word;

/** Finds the subject of some words in a sentence, by the nearest action: among them, else before, else after them. */
final class ActionFinder {

    /** Reaching someone, settling their matter, another action, or none that the lists know. */
    enum ActionKind {
        REACH,
        RESOLVE,
        OTHER,
        NOTHING
    }

    private static final Map<Language, ActionFinder> ALL = new ConcurrentHashMap<>();

    private final Set<String> reach;
    private final Set<String> resolve;
    private final Set<String> other;
    private final Set<String> packing;
    private final PhraseIndex<String> phraseIndex;

    private ActionFinder(Language language) {
        reach = language.words("proposals", "reach");
        resolve = language.words("proposals", "resolve");
        other = language.words("proposals", "deed");
        packing = language.words("proposals", "packing");
        phraseIndex = language.phrases("proposals", "deed-phrases");
    }

    static ActionFinder of(Language language) {
        return ALL.computeIfAbsent(language, ActionFinder::new);
    }

    ActionKind actionNearest(List<Word> words, PhraseMatch<?> of, PhraseMatch<?> sentence) {
        return nearestFirst(of, sentence)
                .mapToObj(at -> actionNearest(words, at))
                .filter(each -> each != ActionKind.NOTHING)
                .findFirst()
                .orElse(ActionKind.NOTHING);
    }

    /** Whether the nearest action is the sending of an order. */
    boolean isPacking(List<Word> words, PhraseMatch<?> of, PhraseMatch<?> sentence) {
        return nearestFirst(of, sentence)
                .filter(at -> actionNearest(words, at) != ActionKind.NOTHING
                        || packing.contains(words.get(at).lower()))
                .mapToObj(at -> packing.contains(words.get(at).lower()))
                .findFirst()
                .orElse(false);
    }

    private static IntStream nearestFirst(PhraseMatch<?> of, PhraseMatch<?> sentence) {
        var among = IntStream.range(of.from(), of.to());
        var before = IntStream.iterate(of.from() - 1, at -> at >= sentence.from(), at -> at - 1);
        var after = IntStream.range(of.to(), sentence.to());
        return IntStream.concat(among, IntStream.concat(before, after));
    }

    private ActionKind actionNearest(List<Word> words, int at) {
        var word = words.get(at).lower();
        if (resolve.contains(word)) {
            return ActionKind.RESOLVE;
        }
        if (other.contains(word)
                || phraseIndex.longestLengthAt(words, at) > 0
                || (at > 0 && phraseIndex.longestLengthAt(words, at - 1) > 1)) {
            return ActionKind.OTHER;
        }
        return reach.contains(word) ? ActionKind.REACH : ActionKind.NOTHING;
    }
}
