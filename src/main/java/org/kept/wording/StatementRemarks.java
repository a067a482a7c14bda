package org.kept.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kept.wording.phrase.Language;
import org.kept.wording.phrase.NumberWords;
import org.kept.wording.phrase.PhraseIndex;
import org.kept.wording.phrase.PhraseMatch;
import org.kept.wording.phrase.SentenceSplitter;
import org.kept.wording.phrase.Word;

/** What can be said about a statement or a sentence as a whole: whether it can be counted, and whether it is short enough. */
record StatementRemarks(String text, List<Word> words, Language language) {

    /** What the Government Digital Service of the United Kingdom asks for in its guidance on content design. */
    private static final int LONGEST_SENTENCE = 25;
    /** Two sentences of that length; this limit is our own. */
    private static final int LONGEST = 50;

    private static final int SHOWN = 8;
    private static final Map<Language, PhraseIndex<String>> COUNTS = new ConcurrentHashMap<>();

    /**
     * The remark that nothing in it can be counted.
     *
     * @param remarked words that are remarked on already; a number in them counts for nothing
     */
    Optional<WordingRemark> withoutNumber(List<? extends PhraseMatch<?>> remarked) {
        return isCounted(remarked)
                ? Optional.empty()
                : Optional.of(
                        whole(
                                RemarkKind.NO_NUMBER,
                                "Nothing in it can be counted as it stands, so nobody can say whether it was kept.",
                                "Say how fast, how often or how many of 100, at least for the part that matters most to customers."));
    }

    private boolean isCounted(List<? extends PhraseMatch<?>> remarked) {
        var counts = PhraseMatch.longest(
                COUNTS.computeIfAbsent(language, each -> each.phrases("counts", "counts", "not-a-number"))
                        .all(words));
        if (counts.stream().anyMatch(each -> each.what().equals("counts"))) {
            return true;
        }
        var sayTimes = MeasureProposals.in(text).stream()
                .anyMatch(each -> each.facet() == PromiseAspect.HOW_FAST || each.facet() == PromiseAspect.WHEN);
        return sayTimes
                || NumberWords.of(language).all(words).stream()
                        .anyMatch(number -> remarked.stream().noneMatch(number::overlaps)
                                && counts.stream().noneMatch(number::overlaps));
    }

    /** The remarks on all of it, or on sentences of it, that have too many words. */
    List<WordingRemark> tooLong() {
        var remarks = new ArrayList<WordingRemark>();
        if (words.size() > LONGEST) {
            remarks.add(whole(
                    RemarkKind.TOO_LONG,
                    words.size() + " words. Nobody says that by heart; our limit is " + LONGEST
                            + ", two sentences of the " + LONGEST_SENTENCE + " words that GOV.UK allows one.",
                    "Keep the promises that customers would miss first; the others can stand beside the statement."));
        }
        var sentences = SentenceSplitter.of(text, words).all();
        for (var sentence : sentences) {
            if (sentence.length() > LONGEST_SENTENCE && (sentences.size() > 1 || words.size() <= LONGEST)) {
                remarks.add(tooLong(sentence));
            }
        }
        return remarks;
    }

    private WordingRemark tooLong(PhraseMatch<String> sentence) {
        return new WordingRemark(
                RemarkKind.TOO_LONG,
                sentence.start(words),
                sentence.end(words),
                beginning(sentence),
                sentence.length() + " words in one sentence. The limit is " + LONGEST_SENTENCE
                        + ", from the content design guidance of GOV.UK; longer ones are read twice and not remembered.",
                "Make two sentences of it, one promise in each, or leave the smaller promise out.");
    }

    private WordingRemark whole(RemarkKind kind, String why, String instead) {
        return new WordingRemark(
                kind, 0, text.length(), beginning(new PhraseMatch<>(0, words.size(), text)), why, instead);
    }

    private String beginning(PhraseMatch<String> of) {
        if (of.length() <= SHOWN) {
            return text.substring(of.start(words), of.end(words));
        }
        return text.substring(of.start(words), words.get(of.from() + SHOWN - 1).end()) + " …";
    }
}
