package org.kept.workshop;

import java.util.List;
import java.util.Optional;
import org.kept.mission.Mission;
import org.kept.wording.ClauseFinder;
import org.kept.workshop.draft.StatementWords;

/** Suggested clauses of a statement that are not marked yet. */
final class ClauseSuggestions {

    private ClauseSuggestions() {}

    static List<DraftPage.ClauseSuggestion> in(Mission mission) {
        var words = StatementWords.of(mission.statement());
        var marked = mission.quoteRanges().stream().flatMap(Optional::stream).toList();
        return ClauseFinder.suggest(mission.statement()).stream()
                .filter(each -> marked.stream()
                        .noneMatch(textRange -> textRange.start() < each.end() && each.start() < textRange.end()))
                .map(each -> suggestion(words, each.start(), each.end()))
                .toList();
    }

    private static DraftPage.ClauseSuggestion suggestion(StatementWords words, int start, int end) {
        var first = (int)
                words.ranges().stream().filter(word -> word.end() <= start).count();
        var last =
                (int) words.ranges().stream().filter(word -> word.start() < end).count() - 1;
        return new DraftPage.ClauseSuggestion(first, last, words.textBetween(first, last));
    }
}
