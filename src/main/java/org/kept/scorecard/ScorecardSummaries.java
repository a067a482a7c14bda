package org.kept.scorecard;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.rollup.KpiRegistry;
import org.kept.scorecard.published.WeekComment;
import org.kept.ui.DateFormatter;
import org.kept.ui.EmptyState;
import org.kept.view.ChartNote;

/** Scorecards in words, for pages other than the scorecard's own. */
@ApplicationScoped
public class ScorecardSummaries {

    /**
     * A scorecard in words.
     *
     * @param period the week, with the zone
     * @param headline null if there is nothing to judge; {@code empty} then says why
     */
    public record ScorecardSummary(
            String period,
            List<ScorecardPage.ScorecardPiece> statement,
            @Nullable String headline,
            @Nullable EmptyState empty,
            List<ScorecardPage.ClauseGroup> clauses) {}

    /** Sparklines on a screen have room to show how far a week is from its target. */
    private static final double SPARKLINE_HEIGHT = 52;

    private final EmptyScorecard emptyScorecard;
    private final ScorecardService scorecardService;
    private final KpiRegistry kpiRegistry;
    private final AttentionBuilder attentionBuilder;
    private final WeekAnnotations weekAnnotations;
    private final PublishedScorecards publishedScorecards;
    private final String zone;

    ScorecardSummaries(
            EmptyScorecard emptyScorecard,
            ScorecardService scorecardService,
            KpiRegistry kpiRegistry,
            AttentionBuilder attentionBuilder,
            WeekAnnotations weekAnnotations,
            PublishedScorecards publishedScorecards,
            @ConfigProperty(name = "kept.zone") String zone) {
        this.emptyScorecard = emptyScorecard;
        this.scorecardService = scorecardService;
        this.kpiRegistry = kpiRegistry;
        this.attentionBuilder = attentionBuilder;
        this.weekAnnotations = weekAnnotations;
        this.publishedScorecards = publishedScorecards;
        this.zone = zone;
    }

    /** The summary of a scorecard, as far as the reader may see it. */
    public ScorecardSummary of(Scorecard card, DataScope dataScope) {
        var empty = emptyScorecard.emptyState(card);
        var scorecardSections = new ScorecardSections(
                card, kpiRegistry, card.week().equals(scorecardService.lastWeek()), SPARKLINE_HEIGHT, dataScope, null);
        return new ScorecardSummary(
                DateFormatter.period(card.week()) + ", " + zone,
                scorecardSections.statement(),
                empty == null ? ScorecardHeadline.of(card) : null,
                empty,
                empty == null ? scorecardSections.clauses() : List.of());
    }

    /** How the week went, in a few sentences. */
    public static String headline(Scorecard card) {
        return ScorecardHeadline.of(card);
    }

    /** What needs a look, worst first. */
    public ScorecardPage.Attention attention(Scorecard card, DataScope dataScope) {
        return attentionBuilder.attention(card, dataScope);
    }

    /** What a manager says about the week, in lines; empty without a comment. */
    public Optional<String> comment(Scorecard card) {
        return publishedScorecards
                .week(card)
                .flatMap(published -> Optional.ofNullable(published.comment()))
                .or(() -> publishedScorecards.comment(card))
                .map(WeekComment::text);
    }

    /**
     * The number of measures that differ now from what was published of the week; 0 if it is not published.
     *
     * @param counted whether those of a clause and KPI count
     */
    public long restated(Scorecard card, DataScope scope, BiPredicate<String, String> counted) {
        return publishedScorecards.comparison(card, scope).stream()
                .flatMap(each -> each.restatements().stream())
                .filter(each -> counted.test(each.key().clause(), each.key().kpi()))
                .count();
    }

    /** What was done and noted in the week, newest first. */
    public List<ChartNote> happened(Scorecard card) {
        return weekAnnotations.forWeekOf(card);
    }
}
