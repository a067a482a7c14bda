package org.kept.wording;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kept.wording.phrase.Language;
import org.kept.wording.phrase.PhraseIndex;
import org.kept.wording.phrase.PhraseMatch;
import org.kept.wording.phrase.TimeLimit;
import org.kept.wording.phrase.Word;

/** Suggests the clauses of a statement: the words around anything in it that can be measured. */
public final class ClauseFinder {

    /** The phrase lists that split a statement and trim its parts. */
    private record ClausePhraseLists(
            PhraseIndex<String> cut, PhraseIndex<String> lead, PhraseIndex<String> trail, PhraseIndex<String> withNo) {

        static ClausePhraseLists of(Language language) {
            return new ClausePhraseLists(
                    language.phrases("proposals", "cut"),
                    language.phrases("proposals", "lead"),
                    language.phrases("proposals", "trail"),
                    language.phrases("time", TimeLimit.WITH_NO));
        }
    }

    private static final Map<Language, ClausePhraseLists> LISTS = new ConcurrentHashMap<>();

    private final String text;
    private final List<Word> words;
    private final ClausePhraseLists lists;
    private final List<PhraseMatch<PromiseAspect>> proposals;

    private ClauseFinder(String text, List<Word> words) {
        this.text = text;
        this.words = words;
        this.lists = LISTS.computeIfAbsent(Language.of(words), ClausePhraseLists::of);
        this.proposals = MeasureProposals.in(text).stream().map(this::match).toList();
    }

    /** The suggested parts in text order, without overlap or repeated text; empty if nothing can be measured. */
    public static List<WordingRange> suggest(String statement) {
        var words = Word.in(statement);
        return words.isEmpty() ? List.of() : new ClauseFinder(statement, words).ranges();
    }

    private PhraseMatch<PromiseAspect> match(MeasureProposal proposal) {
        var from = 0;
        while (words.get(from).start() < proposal.start()) {
            from++;
        }
        var to = from;
        while (to < words.size() && words.get(to).end() <= proposal.end()) {
            to++;
        }
        return new PhraseMatch<>(from, to, proposal.facet());
    }

    private List<WordingRange> ranges() {
        var parts = new ArrayList<PhraseMatch<PromiseAspect>>();
        var from = 0;
        for (var at = 1; at <= words.size(); at++) {
            if (at == words.size() || isCut(at)) {
                parts.addAll(parts(from, at));
                from = at;
            }
        }
        var seen = new HashSet<String>();
        return joined(parts).stream()
                .map(each -> new WordingRange(each.start(words), each.end(words)))
                .filter(each -> seen.add(each.of(text)))
                .toList();
    }

    /**
     * Whether a new part begins at this word: after punctuation or at a word that starts one, but never inside a
     * proposal.
     */
    private boolean isCut(int at) {
        if (proposals.stream().anyMatch(each -> each.from() < at && at < each.to())) {
            return false;
        }
        var between = text.substring(words.get(at - 1).end(), words.get(at).start());
        return isStop(between) || lists.cut().longestLengthAt(words, at) > 0;
    }

    private static boolean isStop(String between) {
        return between.chars().anyMatch(each -> ",;:.!?()[]–—\"“”«»".indexOf(each) >= 0) || between.contains(" - ");
    }

    /** The proposals between two cuts, each with the words up to the next. */
    private List<PhraseMatch<PromiseAspect>> parts(int from, int to) {
        var within = new ArrayList<>(proposals.stream()
                .filter(each -> from <= each.from() && each.from() < to)
                .toList());
        for (var i = within.size() - 1; i > 0; i--) {
            if (belongTogether(within.get(i - 1), within.get(i))) {
                var one = within.get(i - 1);
                within.set(i - 1, new PhraseMatch<>(one.from(), within.remove(i).to(), one.what()));
            }
        }
        var parts = new ArrayList<PhraseMatch<PromiseAspect>>();
        for (var i = 0; i < within.size(); i++) {
            var start = i == 0
                    ? afterLead(from, within.get(0).from())
                    : within.get(i).from();
            var end = i + 1 == within.size() ? to : within.get(i + 1).from();
            parts.add(new PhraseMatch<>(
                    start, beforeTrail(within.get(i).to(), end), within.get(i).what()));
        }
        return parts;
    }

    /**
     * Whether two neighbours are one clause: both say how well; "nobody has to ask twice"; or "nobody waits" with words
     * that alone would say the opposite.
     */
    private boolean belongTogether(PhraseMatch<PromiseAspect> one, PhraseMatch<PromiseAspect> next) {
        return switch (next.what()) {
            case HOW_WELL ->
                one.what() == PromiseAspect.HOW_WELL || (one.what() == PromiseAspect.WHO && one.to() == next.from());
            case HOW_FAST -> lists.withNo().longestLengthAt(words, next.from()) > 0;
            case WHO, WHEN -> false;
        };
    }

    private int afterLead(int from, int latest) {
        var at = from;
        while (at < latest) {
            var lead = lists.lead().longestLengthAt(words, at);
            if (lead == 0 || at + lead > latest) {
                return at;
            }
            at += lead;
        }
        return at;
    }

    private int beforeTrail(int earliest, int to) {
        var at = to;
        while (at > earliest && lists.trail().longestLengthAt(words, at - 1) > 0) {
            at--;
        }
        return at;
    }

    /** Joins neighbours that both say how well if a single word, such as "and", is between them. */
    private List<PhraseMatch<PromiseAspect>> joined(List<PhraseMatch<PromiseAspect>> parts) {
        var joined = new ArrayList<PhraseMatch<PromiseAspect>>();
        for (var part : parts) {
            var last = joined.isEmpty() ? part : joined.get(joined.size() - 1);
            var near = part.from() - last.to() == 1 && !isStop(text.substring(last.end(words), part.start(words)));
            if (near && last.what() == PromiseAspect.HOW_WELL && part.what() == PromiseAspect.HOW_WELL) {
                joined.set(joined.size() - 1, new PhraseMatch<>(last.from(), part.to(), PromiseAspect.HOW_WELL));
            } else {
                joined.add(part);
            }
        }
        return joined;
    }
}
