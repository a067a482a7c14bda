package org.kept.subscription.mail;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.scorecard.Scorecard;
import org.kept.scorecard.ScorecardRow;
import org.kept.stats.VariationType;
import org.kept.subscription.mail.Digest.DigestPicture;
import org.kept.view.KpiFormatter;
import org.kept.view.SparklineBuilder;

/** Chooses and draws the chart of a digest. */
final class DigestPictures {

    private DigestPictures() {}

    /** The chart of what needs a look most; else of the first measure with limits; null without either. */
    static @Nullable DigestPicture of(Scorecard card) {
        return Stream.concat(
                        card.rows().stream().filter(DigestPictures::isNotable),
                        card.rows().stream().filter(row -> row.limits() != null))
                .filter(row -> row.recent().size() > 1)
                .findFirst()
                .map(DigestPictures::picture)
                .orElse(null);
    }

    private static boolean isNotable(ScorecardRow row) {
        return row.isMissed() || row.variation() == VariationType.CONCERN;
    }

    private static DigestPicture picture(ScorecardRow row) {
        var line = SparklineBuilder.build(
                row.kpi(), row.recent(), row.limits(), row.target(), row.variation(), TrendPicture.HEIGHT);
        var target = KpiFormatter.target(row.kpi(), row.target(), row.value());
        return new DigestPicture(
                row.kpi().name() + ", " + SparklineBuilder.WEEKS + " weeks: " + DigestBuilder.numbers(row)
                        + (target == null ? "" : ", target " + target) + ".",
                key(row),
                TrendPicture.svg(line));
    }

    /** What the parts of the drawing are; a new measure has no usual range yet, and not each has a target. */
    private static String key(ScorecardRow row) {
        return (row.limits() == null ? "" : "Shaded: usual range. ")
                + (row.target() == null ? "" : "Dashed line: target. ")
                + (row.value() == null ? "No dot: no data this week." : "Dot: this week.");
    }
}
