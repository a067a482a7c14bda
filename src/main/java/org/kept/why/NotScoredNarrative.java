package org.kept.why;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.CustomKpiFactory;

/** Why a KPI is not scored in a week, in words. */
final class NotScoredNarrative {

    private NotScoredNarrative() {}

    /** What it is called; null for a KPI that is scored. */
    static WhyPage.@Nullable NotScoredNotice of(ScoreExplanation scoreExplanation) {
        if (scoreExplanation.isScored()) {
            return null;
        }
        if (scoreExplanation.mission().isEmpty()) {
            return new WhyPage.NotScoredNotice(
                    "Nobody is scored on this",
                    "No mission held in this week, so nothing was promised that this number could be held against.");
        }
        return guarantee(scoreExplanation)
                .or(() -> setAside(scoreExplanation))
                .orElse(new WhyPage.NotScoredNotice(
                        "Nobody is scored on this",
                        "No clause of the mission justifies it. It is counted and shown, and judges nobody; either a clause gives"
                                + " it a reason, or nobody needs it."));
    }

    private static Optional<WhyPage.NotScoredNotice> setAside(ScoreExplanation scoreExplanation) {
        return scoreExplanation
                .setAside()
                .map(because -> new WhyPage.NotScoredNotice("Not scored: it is not what we promise", because));
    }

    /** What counts the breaches of a guarantee is there for the customers who are owed something. */
    private static Optional<WhyPage.NotScoredNotice> guarantee(ScoreExplanation scoreExplanation) {
        var code = scoreExplanation.kpi().code();
        if (!code.startsWith(CustomKpiFactory.GUARANTEE)) {
            return Optional.empty();
        }
        return scoreExplanation
                .mission()
                .flatMap(version -> version.mission().clause(code.substring(CustomKpiFactory.GUARANTEE.length())))
                .flatMap(clause -> Optional.ofNullable(clause.guarantee()))
                .map(guarantee -> new WhyPage.NotScoredNotice(
                        "Nobody is scored on this",
                        "It counts how often a guarantee was broken: " + guarantee.promise()
                                + ". Whoever was let down gets: " + guarantee.consequence() + "."));
    }

    /** The same in one line. */
    static @Nullable String words(ScoreExplanation scoreExplanation) {
        var apart = of(scoreExplanation);
        return apart == null ? null : apart.heading() + ". " + apart.text();
    }
}
