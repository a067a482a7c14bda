package org.kept.teams;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.exclusion.ExcludedReading;
import org.kept.kpi.Formula;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Reading;
import org.kept.mission.Target;
import org.kept.rollup.Split;
import org.kept.stats.Better;
import org.kept.stats.Funnel;
import org.kept.stats.VariationType;
import org.kept.view.KpiViewRequest;

/**
 * Teams or channels over a time span, each compared with the average of all.
 *
 * @param whole the value of all of them together; absent without data
 * @param funnel the funnel limits; null if there is no comparison
 * @param why the reason for a missing comparison; null if there is one or there are fewer than two to compare
 * @param target the target of the KPI in the last week
 * @param excluded the effect of exclusions on the whole; null if none touches the span
 */
record TeamComparison(
        KpiViewRequest request,
        FormulaSettings settings,
        Reading whole,
        List<ComparedTeam> standings,
        @Nullable Funnel funnel,
        @Nullable String why,
        Optional<Target> target,
        @Nullable ExcludedReading excluded) {

    /**
     * A team or channel.
     *
     * @param tooFew whether its sample is too small to judge
     * @param spot its point in the funnel; null if it has none
     */
    record ComparedTeam(Split.SplitPart part, boolean tooFew, Funnel.@Nullable FunnelPoint spot) {

        /** The meaning of its point; common cause if there are too few to judge. */
        VariationType mark(Better better) {
            return spot == null || tooFew ? VariationType.COMMON_CAUSE : spot.mark(better);
        }

        /** A copy with another name. */
        ComparedTeam withName(String name) {
            return new ComparedTeam(
                    new Split.SplitPart(name, part.quotient(), part.reading(), part.excluded()), tooFew, spot);
        }

        /** How far it is from the value of all in standard deviations; 0 if there are too few to judge. */
        double distance() {
            return spot == null || tooFew ? 0 : Math.abs(spot.score());
        }

        boolean isOutlier() {
            return spot != null && !tooFew && spot.band() != Funnel.FunnelBand.WITHIN;
        }

        boolean isBeyond998() {
            return isOutlier() && spot != null && spot.band() == Funnel.FunnelBand.BEYOND_998;
        }
    }

    Formula formula() {
        return request.kpi().formula(settings);
    }

    /** The factor from the terms of the formula to the unit. */
    double scale() {
        return formula().unit().scale();
    }

    List<ComparedTeam> outliers() {
        return standings.stream().filter(ComparedTeam::isOutlier).toList();
    }
}
