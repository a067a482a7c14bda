package org.kept.scorecard;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.kept.rollup.Kpis;
import org.kept.ui.Dates;
import org.kept.ui.EmptyState;

/** Scorecards in words, for pages that show one otherwise than its own page does. */
@ApplicationScoped
public class Boards {

    /**
     * A scorecard in words.
     *
     * @param period the week, with the zone
     * @param headline null where there is nothing to judge, and then {@code empty} says why
     */
    public record View(
            String period,
            List<ScorecardPage.Piece> statement,
            @Nullable String headline,
            @Nullable EmptyState empty,
            List<ScorecardPage.ClauseView> clauses) {}

    private final Absences absences;
    private final Scorecards scorecards;
    private final Kpis kpis;
    private final String zone;

    Boards(Absences absences, Scorecards scorecards, Kpis kpis, @ConfigProperty(name = "kept.zone") String zone) {
        this.absences = absences;
        this.scorecards = scorecards;
        this.kpis = kpis;
        this.zone = zone;
    }

    /** That scorecard in words. */
    public View of(Scorecard card) {
        var empty = absences.instead(card);
        var board = new Board(card, kpis, card.week().equals(scorecards.lastWeek()));
        return new View(
                Dates.period(card.week()) + ", " + zone,
                board.statement(),
                empty == null ? Headline.of(card) : null,
                empty,
                empty == null ? board.clauses() : List.of());
    }
}
