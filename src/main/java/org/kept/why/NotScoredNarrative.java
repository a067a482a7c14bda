package org.kept.why;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.CustomKpiFactory;

/** Explains why a KPI is not scored in a week. */
final class NotScoredNarrative {

    private NotScoredNarrative() {}

    /** The notice; null for a KPI that is scored. */
    static WhyPage.@Nullable NotScoredNotice notice(ScoreExplanation scoreExplanation) {
        if (scoreExplanation.isScored()) {
            return null;
        }
        if (scoreExplanation.mission().isEmpty()) {
            return new WhyPage.NotScoredNotice(
                    "Not scored",
                    "No mission was in effect this week, so there is no promise to judge this number by.");
        }
        return guarantee(scoreExplanation)
                .or(() -> deliberatelyNotScored(scoreExplanation))
                .orElse(new WhyPage.NotScoredNotice(
                        "Not scored",
                        "No clause of the mission gives a reason for it. It is shown but not judged. Link it to a"
                                + " clause, or say why it is not scored."));
    }

    private static Optional<WhyPage.NotScoredNotice> deliberatelyNotScored(ScoreExplanation scoreExplanation) {
        return scoreExplanation
                .notScoredReason()
                .map(because -> new WhyPage.NotScoredNotice("Not scored: we do not promise it", because));
    }

    /**
     * The notice for the KPI of a guarantee, which is counted for customers who are owed something and never scored.
     */
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
                        "Not scored",
                        "It counts how often a guarantee was broken: " + guarantee.promise()
                                + ". Each affected customer gets: " + guarantee.consequence() + "."));
    }

    /** The notice in one line; null for a KPI that is scored. */
    static @Nullable String sentence(ScoreExplanation scoreExplanation) {
        var notice = notice(scoreExplanation);
        return notice == null ? null : notice.heading() + ". " + notice.text();
    }
}
