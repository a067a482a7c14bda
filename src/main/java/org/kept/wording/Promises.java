package org.kept.wording;

import java.util.List;

/** What the words of a promise reach over, in any of the languages there are lists of. */
public final class Promises {

    private static final List<Phrases<String>> ALL_HOURS = lists(Rules.ALL_HOURS);
    private static final List<Phrases<String>> EVERYONE = lists(Rules.EVERYONE);

    private Promises() {}

    /** Whether they promise every hour of the day, as "around the clock" does. */
    public static boolean allHours(String quote) {
        return says(ALL_HOURS, quote);
    }

    /** Whether they leave nobody out, as "all of our customers" does. */
    public static boolean everyone(String quote) {
        return says(EVERYONE, quote);
    }

    private static boolean says(List<Phrases<String>> lists, String quote) {
        var words = Word.in(quote);
        return lists.stream().anyMatch(each -> !each.all(words).isEmpty());
    }

    private static List<Phrases<String>> lists(String name) {
        return Language.ALL.stream()
                .map(each -> each.phrases("proposals", name))
                .toList();
    }
}
