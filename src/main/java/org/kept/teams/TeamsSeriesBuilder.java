package org.kept.teams;

import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.chart.FunnelChart;
import org.kept.chart.FunnelSeries;
import org.kept.kpi.Reading;
import org.kept.mission.Target;
import org.kept.rollup.SliceLabels;
import org.kept.rollup.Split;
import org.kept.stats.Funnel;
import org.kept.stats.Interval;
import org.kept.ui.ComparedFigures;
import org.kept.ui.FormattedReading;
import org.kept.ui.NumberFormatter;
import org.kept.ui.PageUrl;
import org.kept.view.ExcludedNotice;
import org.kept.view.KpiView;
import org.kept.view.KpiViewRequest;

/** Builds the rows and the funnel plot of a comparison. */
final class TeamsSeriesBuilder {

    private final TeamComparison comparison;
    private final KpiViewRequest request;
    private final String unit;
    private final boolean isLatest;
    /** The values that a team is compared with: that of all teams, and the bounds of the target. */
    private final List<Double> lines;

    /**
     * @param isLatest whether the comparison ends with the week that trends end with by default
     */
    TeamsSeriesBuilder(TeamComparison comparison, boolean isLatest) {
        this.comparison = comparison;
        this.request = comparison.request();
        this.unit = request.kpi().display();
        this.isLatest = isLatest;
        this.lines = Stream.concat(
                        comparison.whole().value().stream().boxed(),
                        comparison.target().stream().flatMap(target -> target.bounds().stream()))
                .toList();
    }

    List<TeamsPage.TeamsRow> rows(List<TeamComparison.ComparedTeam> teams, @Nullable TeamsNarrative teamsNarrative) {
        return teams.stream().map(each -> row(each, teamsNarrative)).toList();
    }

    private TeamsPage.TeamsRow row(TeamComparison.ComparedTeam team, @Nullable TeamsNarrative teamsNarrative) {
        var name = team.part().name();
        var sample = sample(team);
        return new TeamsPage.TeamsRow(
                name == null ? request.by().absentLabel() : name,
                trend(team.part()),
                figure(team.part().reading()),
                sample > 0 ? NumberFormatter.count(Math.round(sample)) : null,
                interval(team.part().reading()),
                team.isOutlier() ? team.mark(request.kpi().better()).code() : null,
                teamsNarrative == null || !team.isOutlier() ? "" : teamsNarrative.word(team),
                teamsNarrative == null ? "" : TeamsNarrative.band(team),
                ExcludedNotice.brief(request.kpi(), team.part().excluded()));
    }

    private FormattedReading figure(Reading reading) {
        return reading.fold(
                present -> FormattedReading.compared(unit, present.amount(), null, null, List.of(), lines),
                absent -> FormattedReading.absent(absent.brief()));
    }

    private @Nullable String interval(Reading reading) {
        var interval = reading.<@Nullable Interval>fold(Reading.Present::interval, absent -> null);
        return interval == null
                ? null
                : ComparedFigures.of(unit, List.of(interval.low(), interval.high()), List.of(), lines)
                        .interval(interval.low(), interval.high());
    }

    /** The trend page of a part; null if it has no name or the caller may not see it. */
    private @Nullable String trend(Split.SplitPart part) {
        if (part.name() == null || SliceLabels.isUnnamed(part.name())) {
            return null;
        }
        PageUrl pageUrl = KpiView.OVER_TIME.address(request.kpi(), request.by().limitedTo(request.cut(), part.name()));
        return pageUrl.with("to", isLatest ? null : request.to().code()).href();
    }

    /** The noun of the sample, taken from the formula's denominator. */
    String sampleNoun() {
        return comparison.formula().denominator().words();
    }

    TeamsPage.FunnelFigure plot(Funnel funnel, TeamsNarrative teamsNarrative) {
        var scale = comparison.scale();
        var target = comparison.target();
        var spots = comparison.standings().stream()
                .filter(each -> each.spot() != null)
                .toList();
        var named = named(spots);
        var others = spots.stream().filter(each -> !named.contains(each)).toList();
        var series = new FunnelSeries(
                unit,
                "all " + request.by().plural(),
                funnel.center() * scale,
                funnel.deviation() * scale,
                List.of(
                        new FunnelSeries.FunnelSeriesLimit(Funnel.Z95, "95%"),
                        new FunnelSeries.FunnelSeriesLimit(Funnel.Z998, "99.8%")),
                target.map(Target::low).filter(Double::isFinite).orElse(null),
                target.map(Target::high).filter(Double::isFinite).orElse(null),
                sampleNoun(),
                spots.stream()
                        .filter(named::contains)
                        .map(each -> spot(each, teamsNarrative))
                        .toList(),
                others.stream()
                        .map(each -> new FunnelSeries.FunnelSeriesDot(sample(each), value(each)))
                        .toList());
        return new TeamsPage.FunnelFigure(
                request.kpi().name() + " of each " + request.by().code() + " by number of " + sampleNoun(),
                teamsNarrative.headline(),
                others.isEmpty() ? null : unnamed(named.size(), others.size()),
                FunnelChart.wide(series),
                FunnelChart.narrow(series));
    }

    /** Those that have a name in the plot: the furthest from the value of all, by the distance of their limits. */
    private static Set<TeamComparison.ComparedTeam> named(List<TeamComparison.ComparedTeam> spots) {
        return spots.stream()
                .sorted(Comparator.comparingDouble(TeamComparison.ComparedTeam::distance)
                        .reversed())
                .limit(ListedTeams.LIMIT)
                .collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())));
    }

    private String unnamed(int named, int others) {
        return "Only the " + named + " " + request.by().plural()
                + " furthest from the value of all for their size have a name here; the other "
                + (others == 1 ? "one is a dot." : NumberFormatter.count(others) + " are dots.");
    }

    private static double sample(TeamComparison.ComparedTeam team) {
        return team.part().quotient().denominator();
    }

    private static double value(TeamComparison.ComparedTeam team) {
        return team.part().reading().value().orElse(0);
    }

    private FunnelSeries.FunnelSeriesPoint spot(TeamComparison.ComparedTeam team, TeamsNarrative teamsNarrative) {
        var sample = sample(team);
        var value = value(team);
        var word = team.isOutlier() ? teamsNarrative.word(team) + ", " + TeamsNarrative.band(team) : "";
        var name = teamsNarrative.name(team);
        return new FunnelSeries.FunnelSeriesPoint(
                name,
                sample,
                value,
                team.tooFew() ? "too-few" : team.mark(request.kpi().better()).code(),
                word,
                team.isBeyond998(),
                // The accessible name of its link begins with the words that are visible beside it.
                name + " "
                        + (word.isEmpty() ? TeamsNarrative.band(team) : word) + ": "
                        + ComparedFigures.of(unit, List.of(value), List.of(), lines)
                                .value(value)
                        + " of "
                        + NumberFormatter.count(Math.round(sample)) + " " + sampleNoun(),
                trend(team.part()));
    }
}
