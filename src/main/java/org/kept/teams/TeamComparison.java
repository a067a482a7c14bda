package org.kept.teams;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
 * Teams or channels over some weeks, each against all of them.
 *
 * @param whole what all of them together come to; absent where there is nothing
 * @param funnel the limits; null where there is no comparison
 * @param why why there is no comparison; null where there is one, or fewer than two to compare
 * @param target the one that the KPI has in the last week
 */
record TeamComparison(
        KpiViewRequest request,
        FormulaSettings settings,
        Reading whole,
        List<ComparedTeam> standings,
        @Nullable Funnel funnel,
        @Nullable String why,
        Optional<Target> target) {

    /**
     * A team or channel.
     *
     * @param tooFew whether it rests on too few to be called anything
     * @param spot its place in the funnel; null where it has none
     */
    record ComparedTeam(Split.SplitPart part, boolean tooFew, Funnel.@Nullable FunnelPoint spot) {

        /** What its place means; common cause where it rests on too few. */
        VariationType mark(Better better) {
            return spot == null || tooFew ? VariationType.COMMON_CAUSE : spot.mark(better);
        }

        /** The same under another name. */
        ComparedTeam called(String name) {
            return new ComparedTeam(new Split.SplitPart(name, part.quotient(), part.reading()), tooFew, spot);
        }

        boolean standsOut() {
            return spot != null && !tooFew && spot.band() != Funnel.FunnelBand.WITHIN;
        }

        boolean isFar() {
            return standsOut() && spot != null && spot.band() == Funnel.FunnelBand.BEYOND_998;
        }
    }

    Formula formula() {
        return request.kpi().formula(settings);
    }

    /** What a number in the terms of the formula is multiplied by to be in the unit. */
    double scale() {
        return formula().unit().scale();
    }

    List<ComparedTeam> outstanding() {
        return standings.stream().filter(ComparedTeam::standsOut).toList();
    }
}
