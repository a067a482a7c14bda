package org.kept.wording;

import java.util.List;
import org.kept.wording.phrase.Language;
import org.kept.wording.phrase.PhraseIndex;
import org.kept.wording.phrase.SentenceSplitter;
import org.kept.wording.phrase.TimeLimit;
import org.kept.wording.phrase.TimeLimitFinder;
import org.kept.wording.phrase.Word;

/** Detects whether a promise covers all hours, opening hours or all customers, in any language with word lists. */
public final class PromiseScope {

    private static final List<PhraseIndex<String>> ALL_HOURS = lists(ProposalRules.ALL_HOURS);
    private static final List<PhraseIndex<String>> OPENING_HOURS = lists(ProposalRules.OPENING_HOURS);
    private static final List<PhraseIndex<String>> EVERYONE = lists(ProposalRules.EVERYONE);

    private PromiseScope() {}

    /** Whether the words promise every hour of the day, such as "around the clock". */
    public static boolean coversAllHours(String quote) {
        return matches(ALL_HOURS, quote);
    }

    /** Whether the words promise only the time in which the company is open: opening hours, or working days. */
    public static boolean isOfOpeningHours(String quote) {
        var words = Word.in(quote);
        return matches(OPENING_HOURS, quote)
                || TimeLimitFinder.of(Language.of(words)).all(words, SentenceSplitter.of(quote, words)).stream()
                        .anyMatch(each -> each.what().unit().equals(TimeLimit.WORKING_DAYS));
    }

    /** Whether the words include every customer, such as "all of our customers". */
    public static boolean coversEveryone(String quote) {
        return matches(EVERYONE, quote);
    }

    private static boolean matches(List<PhraseIndex<String>> lists, String quote) {
        var words = Word.in(quote);
        return lists.stream().anyMatch(each -> !each.all(words).isEmpty());
    }

    private static List<PhraseIndex<String>> lists(String name) {
        return Language.ALL.stream()
                .map(each -> each.phrases("proposals", name))
                .toList();
    }
}
