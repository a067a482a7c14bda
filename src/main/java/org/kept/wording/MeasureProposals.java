package org.kept.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.kept.wording.phrase.Language;
import org.kept.wording.phrase.PhraseIndex;
import org.kept.wording.phrase.PhraseMatch;
import org.kept.wording.phrase.SentenceSplitter;
import org.kept.wording.phrase.ShareFinder;
import org.kept.wording.phrase.TimeLimit;
import org.kept.wording.phrase.TimeLimitFinder;
import org.kept.wording.phrase.Word;

/** Finds what can be measured in a promise: who, how fast, when and how well. */
public final class MeasureProposals {

    private static final String NOTHING = "nothing";
    private static final Map<Language, PhraseIndex<String>> LISTS = new ConcurrentHashMap<>();

    private final String text;
    private final List<Word> words;
    private final Language language;
    private final SentenceSplitter sentenceSplitter;

    private MeasureProposals(String text, List<Word> words) {
        this.text = text;
        this.words = words;
        this.language = Language.of(words);
        this.sentenceSplitter = SentenceSplitter.of(text, words);
    }

    /**
     * The proposals for a quote or a whole statement, in text order and without overlap; empty if nothing can be
     * measured.
     */
    public static List<MeasureProposal> in(String words) {
        return new MeasureProposals(words, Word.in(words)).all();
    }

    private List<MeasureProposal> all() {
        var found = new ArrayList<PhraseMatch<Function<PhraseMatch<?>, MeasureProposal>>>();
        TimeLimitFinder.of(language)
                .all(words, sentenceSplitter)
                .forEach(each ->
                        found.add(new PhraseMatch<>(each.from(), each.to(), at -> timeProposal(at, each.what()))));
        LISTS.computeIfAbsent(language, MeasureProposals::lists)
                .all(words)
                .forEach(each ->
                        found.add(new PhraseMatch<>(each.from(), each.to(), at -> phraseProposal(at, each.what()))));
        return PhraseMatch.longest(found).stream()
                .map(each -> each.what().apply(each))
                .filter(each -> !each.says().isEmpty())
                .toList();
    }

    private static PhraseIndex<String> lists(Language language) {
        var names = new ArrayList<>(List.of(ProposalRules.names()));
        names.add(NOTHING);
        return language.phrases("proposals", names.toArray(String[]::new));
    }

    private MeasureProposal timeProposal(PhraseMatch<?> at, TimeLimit limit) {
        var sentence = sentenceSplitter.sentenceOf(at.from());
        var about = ActionFinder.of(language).actionNearest(words, at, sentence);
        var time = quote(new PhraseMatch<>(limit.from(), at.to(), limit));
        var share = ShareFinder.of(language)
                .findOnly(sentence, text, words)
                .map(each -> new TimeProposalRule.PromisedShare(each.what(), shareText(each)));
        return new TimeProposalRule(quote(at), time, limit, about, share).proposal(at.start(words), at.end(words));
    }

    /** The words of a share, including the per cent sign, which is not a word. */
    private String shareText(PhraseMatch<?> at) {
        var rest = text.substring(at.end(words));
        var sign = rest.strip().startsWith("%") ? rest.indexOf('%') + 1 : 0;
        return quote(at) + rest.substring(0, sign);
    }

    private MeasureProposal phraseProposal(PhraseMatch<?> at, String name) {
        return rule(at, name).proposal(at.start(words), at.end(words), quote(at));
    }

    private ProposalRule rule(PhraseMatch<?> at, String name) {
        var sentence = sentenceSplitter.sentenceOf(at.from());
        var actionFinder = ActionFinder.of(language);
        if (name.equals(ProposalRules.EVERYONE)
                && actionFinder.actionNearest(words, at, sentence) != ActionFinder.ActionKind.REACH) {
            return ProposalRules.EVERYONE_ELSE;
        }
        if (name.equals(ProposalRules.FIRST_CONTACT) && actionFinder.isPacking(words, at, sentence)) {
            return ProposalRules.FIRST_PARCEL;
        }
        return ProposalRules.find(name).orElseGet(() -> new ProposalRule(name, PromiseAspect.HOW_WELL, ""));
    }

    private String quote(PhraseMatch<?> at) {
        return text.substring(at.start(words), at.end(words));
    }
}
