package org.kept.wording;

import java.util.List;
import org.kept.wording.phrase.Language;
import org.kept.wording.phrase.PhraseIndex;
import org.kept.wording.phrase.Word;

/** What the words of a promise reach over, in any of the languages there are lists of. */
public final class PromiseScope {

    private static final List<PhraseIndex<String>> ALL_HOURS = lists(ProposalRules.ALL_HOURS);
    private static final List<PhraseIndex<String>> EVERYONE = lists(ProposalRules.EVERYONE);

    private PromiseScope() {}

    /** Whether they promise every hour of the day, as "around the clock" does. */
    public static boolean allHours(String quote) {
        return says(ALL_HOURS, quote);
    }

    /** Whether they leave nobody out, as "all of our customers" does. */
    public static boolean everyone(String quote) {
        return says(EVERYONE, quote);
    }

    private static boolean says(List<PhraseIndex<String>> lists, String quote) {
        var words = Word.in(quote);
        return lists.stream().anyMatch(each -> !each.all(words).isEmpty());
    }

    private static List<PhraseIndex<String>> lists(String name) {
        return Language.ALL.stream()
                .map(each -> each.phrases("proposals", name))
                .toList();
    }
}
