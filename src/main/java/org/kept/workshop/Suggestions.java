package org.kept.workshop;

import java.util.List;
import java.util.Optional;
import org.kept.mission.Mission;
import org.kept.wording.ClauseWords;

/** The parts of a statement that might be clauses and are none yet. */
final class Suggestions {

    private Suggestions() {}

    static List<DraftPage.Suggestion> in(Mission mission) {
        var words = Words.of(mission.statement());
        var taken = mission.spans().stream().flatMap(Optional::stream).toList();
        return ClauseWords.suggest(mission.statement()).stream()
                .filter(each ->
                        taken.stream().noneMatch(span -> span.start() < each.end() && each.start() < span.end()))
                .map(each -> suggestion(words, each.start(), each.end()))
                .toList();
    }

    private static DraftPage.Suggestion suggestion(Words words, int start, int end) {
        var first =
                (int) words.spans().stream().filter(word -> word.end() <= start).count();
        var last =
                (int) words.spans().stream().filter(word -> word.start() < end).count() - 1;
        return new DraftPage.Suggestion(first, last, words.from(first, last));
    }
}
