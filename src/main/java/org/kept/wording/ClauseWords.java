package org.kept.wording;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Suggests which parts of a statement are clauses of it: the words around whatever in it can be measured. */
public final class ClauseWords {

    /** The lists by which a statement is cut and its parts are trimmed. */
    private record Lists(Phrases<String> cut, Phrases<String> lead, Phrases<String> trail, Phrases<String> withNo) {

        static Lists of(Language language) {
            return new Lists(
                    language.phrases("proposals", "cut"),
                    language.phrases("proposals", "lead"),
                    language.phrases("proposals", "trail"),
                    language.phrases("time", TimeLimit.WITH_NO));
        }
    }

    private static final Map<Language, Lists> LISTS = new ConcurrentHashMap<>();

    private final String text;
    private final List<Word> words;
    private final Lists lists;
    private final List<Found<Facet>> proposals;

    private ClauseWords(String text, List<Word> words) {
        this.text = text;
        this.words = words;
        this.lists = LISTS.computeIfAbsent(Language.of(words), Lists::of);
        this.proposals = Proposals.in(text).stream().map(this::place).toList();
    }

    /** The parts in the order of the statement, none sharing a word or reading like another; none when nothing can be measured. */
    public static List<Span> suggest(String statement) {
        var words = Word.in(statement);
        return words.isEmpty() ? List.of() : new ClauseWords(statement, words).spans();
    }

    private Found<Facet> place(Proposal proposal) {
        var from = 0;
        while (words.get(from).start() < proposal.start()) {
            from++;
        }
        var to = from;
        while (to < words.size() && words.get(to).end() <= proposal.end()) {
            to++;
        }
        return new Found<>(from, to, proposal.facet());
    }

    private List<Span> spans() {
        var parts = new ArrayList<Found<Facet>>();
        var from = 0;
        for (var at = 1; at <= words.size(); at++) {
            if (at == words.size() || isCut(at)) {
                parts.addAll(parts(from, at));
                from = at;
            }
        }
        var seen = new HashSet<String>();
        return joined(parts).stream()
                .map(each -> new Span(each.start(words), each.end(words)))
                .filter(each -> seen.add(each.of(text)))
                .toList();
    }

    /** Whether a new part begins with that word: after a stop, or with a word that begins one, but within no proposal. */
    private boolean isCut(int at) {
        if (proposals.stream().anyMatch(each -> each.from() < at && at < each.to())) {
            return false;
        }
        var between = text.substring(words.get(at - 1).end(), words.get(at).start());
        return isStop(between) || lists.cut().length(words, at) > 0;
    }

    private static boolean isStop(String between) {
        return between.chars().anyMatch(each -> ",;:.!?()[]–—\"“”«»".indexOf(each) >= 0) || between.contains(" - ");
    }

    /** The proposals of one stretch, each with the words up to the next. */
    private List<Found<Facet>> parts(int from, int to) {
        var within = new ArrayList<>(proposals.stream()
                .filter(each -> from <= each.from() && each.from() < to)
                .toList());
        for (var i = within.size() - 1; i > 0; i--) {
            if (belongTogether(within.get(i - 1), within.get(i))) {
                var one = within.get(i - 1);
                within.set(i - 1, new Found<>(one.from(), within.remove(i).to(), one.what()));
            }
        }
        var parts = new ArrayList<Found<Facet>>();
        for (var i = 0; i < within.size(); i++) {
            var start = i == 0
                    ? afterLead(from, within.get(0).from())
                    : within.get(i).from();
            var end = i + 1 == within.size() ? to : within.get(i + 1).from();
            parts.add(new Found<>(
                    start, beforeTrail(within.get(i).to(), end), within.get(i).what()));
        }
        return parts;
    }

    /** Two that say how well; "nobody has to ask twice"; and "nobody waits" with what alone would say the opposite. */
    private boolean belongTogether(Found<Facet> one, Found<Facet> next) {
        return switch (next.what()) {
            case HOW_WELL -> one.what() == Facet.HOW_WELL || (one.what() == Facet.WHO && one.to() == next.from());
            case HOW_FAST -> lists.withNo().length(words, next.from()) > 0;
            case WHO, WHEN -> false;
        };
    }

    private int afterLead(int from, int latest) {
        var at = from;
        while (at < latest) {
            var lead = lists.lead().length(words, at);
            if (lead == 0 || at + lead > latest) {
                return at;
            }
            at += lead;
        }
        return at;
    }

    private int beforeTrail(int earliest, int to) {
        var at = to;
        while (at > earliest && lists.trail().length(words, at - 1) > 0) {
            at--;
        }
        return at;
    }

    /** Neighbours that both say how well become one where a single word, as "and", stands between them. */
    private List<Found<Facet>> joined(List<Found<Facet>> parts) {
        var joined = new ArrayList<Found<Facet>>();
        for (var part : parts) {
            var last = joined.isEmpty() ? part : joined.get(joined.size() - 1);
            var near = part.from() - last.to() == 1 && !isStop(text.substring(last.end(words), part.start(words)));
            if (near && last.what() == Facet.HOW_WELL && part.what() == Facet.HOW_WELL) {
                joined.set(joined.size() - 1, new Found<>(last.from(), part.to(), Facet.HOW_WELL));
            } else {
                joined.add(part);
            }
        }
        return joined;
    }
}
