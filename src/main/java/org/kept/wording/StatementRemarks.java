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

/** Remarks on a statement or sentence as a whole: whether it can be counted, and whether it is short enough. */
record StatementRemarks(String text, List<Word> words, Language language) {

    /** The limit in words, from the content design guidance of the UK Government Digital Service. */
    private static final int MAX_SENTENCE_WORDS = 25;
    /** Two sentences of that length; this limit is Kept's own. */
    private static final int LONGEST = 50;

    private static final int MAX_QUOTED_WORDS = 8;
    private static final Map<Language, PhraseIndex<String>> COUNTS = new ConcurrentHashMap<>();

    /**
     * The remark that no part of it can be counted; empty if one can.
     *
     * @param remarked matches that have a remark already; numbers in them do not count
     */
    Optional<WordingRemark> noNumberRemark(List<? extends PhraseMatch<?>> remarked) {
        return isCounted(remarked)
                ? Optional.empty()
                : Optional.of(whole(
                        RemarkKind.NO_NUMBER,
                        "Nothing in it can be counted, so no one can say whether it was kept.",
                        "Say how fast, how often or how many of 100, at least for the part that matters most"
                                + " to customers."));
    }

    private boolean isCounted(List<? extends PhraseMatch<?>> remarked) {
        var counts = PhraseMatch.longest(
                COUNTS.computeIfAbsent(language, each -> each.phrases("counts", "counts", "not-a-number"))
                        .all(words));
        if (counts.stream().anyMatch(each -> each.what().equals("counts"))) {
            return true;
        }
        var namesTime = MeasureProposals.in(text).stream()
                .anyMatch(each -> each.facet() == PromiseAspect.HOW_FAST || each.facet() == PromiseAspect.WHEN);
        return namesTime
                || NumberWords.of(language).all(words).stream()
                        .anyMatch(number -> remarked.stream().noneMatch(number::overlaps)
                                && counts.stream().noneMatch(number::overlaps));
    }

    /** Remarks on the whole text, or on sentences of it, with too many words. */
    List<WordingRemark> lengthRemarks() {
        var remarks = new ArrayList<WordingRemark>();
        if (words.size() > LONGEST) {
            remarks.add(whole(
                    RemarkKind.TOO_LONG,
                    words.size() + " words. No one can say that by heart; our limit is " + LONGEST
                            + ", two sentences of the " + MAX_SENTENCE_WORDS + " words that GOV.UK allows one.",
                    "Keep the promises that customers would miss first. List the others separately."));
        }
        var sentences = SentenceSplitter.of(text, words).all();
        for (var sentence : sentences) {
            if (sentence.length() > MAX_SENTENCE_WORDS && (sentences.size() > 1 || words.size() <= LONGEST)) {
                remarks.add(lengthRemarks(sentence));
            }
        }
        return remarks;
    }

    private WordingRemark lengthRemarks(PhraseMatch<String> sentence) {
        return new WordingRemark(
                RemarkKind.TOO_LONG,
                sentence.start(words),
                sentence.end(words),
                beginning(sentence),
                sentence.length() + " words in one sentence. The limit is " + MAX_SENTENCE_WORDS
                        + ", from the content design guidance of GOV.UK; longer ones are read twice and not"
                        + " remembered.",
                "Make it two sentences with one promise each, or leave out the smaller promise.");
    }

    private WordingRemark whole(RemarkKind kind, String why, String instead) {
        return new WordingRemark(
                kind, 0, text.length(), beginning(new PhraseMatch<>(0, words.size(), text)), why, instead);
    }

    private String beginning(PhraseMatch<String> of) {
        if (of.length() <= MAX_QUOTED_WORDS) {
            return text.substring(of.start(words), of.end(words));
        }
        return text.substring(
                        of.start(words),
                        words.get(of.from() + MAX_QUOTED_WORDS - 1).end()) + " …";
    }
}
