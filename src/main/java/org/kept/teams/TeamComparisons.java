package org.kept.teams;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.exclusion.ExcludedReading;
import org.kept.kpi.Formula;
import org.kept.kpi.Reading;
import org.kept.mission.Missions;
import org.kept.rollup.KpiSettingsStore;
import org.kept.rollup.KpiSplitter;
import org.kept.rollup.SliceLabels;
import org.kept.rollup.Split;
import org.kept.signal.Judge;
import org.kept.stats.Funnel;
import org.kept.view.KpiViewRequest;

/** Compares teams or channels over a time span. */
@ApplicationScoped
public class TeamComparisons {

    private final KpiSplitter kpiSplitter;
    private final KpiSettingsStore settings;
    private final Missions missions;
    private final Judge judge;

    TeamComparisons(KpiSplitter kpiSplitter, KpiSettingsStore settings, Missions missions, Judge judge) {
        this.kpiSplitter = kpiSplitter;
        this.settings = settings;
        this.missions = missions;
        this.judge = judge;
    }

    /** The comparison as the caller may see it: all teams count, but only those in the data scope are named. */
    TeamComparison comparison(KpiViewRequest request, DataScope dataScope) {
        return kpiSplitter
                .split(request.kpi(), request.from(), request.to(), request.cut(), request.by(), dataScope)
                .fold(
                        parts -> compared(request, parts, new SliceLabels(request.by(), dataScope)),
                        refused -> comparison(
                                request, Reading.absent(refused.why()), null, List.of(), null, refused.why()));
    }

    private TeamComparison compared(KpiViewRequest request, Split.SplitParts parts, SliceLabels sliceLabels) {
        var kpiJudge = judge.of(request.kpi(), request.to());
        var named = parts.parts().stream()
                .filter(part -> part.name() != null && part.quotient().denominator() > 0)
                .count();
        if (named < 2) {
            var alone = comparedTeams(parts, null, sliceLabels, kpiJudge);
            return comparison(request, parts.reading(), parts.excluded(), alone, null, null);
        }
        var kind = kind(parts.formula());
        var funnel = kind == null
                ? null
                : Funnel.of(
                        kind,
                        parts.parts().stream().map(TeamComparisons::funnelGroup).toList());
        var teams = comparedTeams(parts, funnel, sliceLabels, kpiJudge);
        if (kind == null) {
            return comparison(
                    request,
                    parts.reading(),
                    parts.excluded(),
                    teams,
                    null,
                    "It is a ratio of two sums, and no one can tell how much chance alone moves one, so there are no"
                            + " limits to compare the values with.");
        }
        var why = funnel == null
                ? "Ready-made figures do not say how much values within a "
                        + request.by().code() + " vary, so there are no limits to compare them with."
                : null;
        return comparison(request, parts.reading(), parts.excluded(), teams, funnel, why);
    }

    private static List<TeamComparison.ComparedTeam> comparedTeams(
            Split.SplitParts parts, @Nullable Funnel funnel, SliceLabels sliceLabels, Judge kpiJudge) {
        var spots = new HashMap<String, Funnel.FunnelPoint>();
        if (funnel != null) {
            funnel.spots().forEach(spot -> spots.put(spot.name(), spot));
        }
        return sliceLabels.labelled(
                parts.parts().stream()
                        .map(part -> comparedTeam(part, parts.formula(), spots.get(key(part)), kpiJudge))
                        .toList(),
                team -> team.part().name(),
                team -> team.part().quotient().denominator(),
                TeamComparison.ComparedTeam::withName);
    }

    private TeamComparison comparison(
            KpiViewRequest request,
            Reading whole,
            @Nullable ExcludedReading excluded,
            List<TeamComparison.ComparedTeam> teams,
            @Nullable Funnel funnel,
            @Nullable String why) {
        var kpi = request.kpi();
        return new TeamComparison(
                request,
                settings.timeline().in(kpi, request.to()),
                whole,
                teams,
                funnel,
                why,
                missions.history().targetFor(kpi.code(), request.to()),
                excluded);
    }

    /** The kind of number, which determines its variation by chance; null if there is none for the formula. */
    private static Funnel.@Nullable FunnelKind kind(Formula formula) {
        return switch (formula.shape()) {
            case SHARE -> Funnel.FunnelKind.SHARE;
            case COUNT_RATE -> Funnel.FunnelKind.RATE;
            case MEAN, SIGNED_MEAN -> Funnel.FunnelKind.MEAN;
            case RATIO -> null;
            case NPS -> Funnel.FunnelKind.NPS;
        };
    }

    private static Funnel.FunnelGroup funnelGroup(Split.SplitPart part) {
        var quotient = part.quotient();
        return new Funnel.FunnelGroup(key(part), quotient.numerator(), quotient.denominator(), quotient.squares());
    }

    /** The funnel key of a part; empty for the part without a name, because names are never empty. */
    private static String key(Split.SplitPart part) {
        return part.name() == null ? "" : part.name();
    }

    private static TeamComparison.ComparedTeam comparedTeam(
            Split.SplitPart part, Formula formula, Funnel.@Nullable FunnelPoint spot, Judge kpiJudge) {
        return new TeamComparison.ComparedTeam(
                part, formula.hasSample() && kpiJudge.isTooFew(part.quotient().denominator()), spot);
    }
}
