package org.kept.teams;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.chart.FunnelChart;
import org.kept.chart.FunnelSeries;
import org.kept.kpi.Reading;
import org.kept.mission.Target;
import org.kept.rollup.SliceLabels;
import org.kept.rollup.Split;
import org.kept.stats.Funnel;
import org.kept.ui.FormattedReading;
import org.kept.ui.NumberFormatter;
import org.kept.ui.PageUrl;
import org.kept.view.KpiView;
import org.kept.view.KpiViewRequest;

/** The rows and the drawing of a comparison. */
final class TeamsSeriesBuilder {

    private final TeamComparison comparison;
    private final KpiViewRequest request;
    private final String unit;
    private final boolean last;

    /** Of a comparison; {@code last} says that it ends with the week that trends end with by themselves. */
    TeamsSeriesBuilder(TeamComparison comparison, boolean last) {
        this.comparison = comparison;
        this.request = comparison.request();
        this.unit = request.kpi().unit().code();
        this.last = last;
    }

    List<TeamsPage.TeamsRow> rows(@Nullable TeamsNarrative teamsNarrative) {
        return comparison.standings().stream()
                .map(each -> row(each, teamsNarrative))
                .toList();
    }

    private TeamsPage.TeamsRow row(TeamComparison.ComparedTeam standing, @Nullable TeamsNarrative teamsNarrative) {
        var name = standing.part().name();
        var sample = standing.part().quotient().denominator();
        return new TeamsPage.TeamsRow(
                name == null ? request.by().none() : name,
                trend(standing.part()),
                figure(standing.part().reading()),
                sample > 0 ? NumberFormatter.count(Math.round(sample)) : null,
                interval(standing.part().reading()),
                standing.standsOut() ? standing.mark(request.kpi().better()).code() : null,
                teamsNarrative == null || !standing.standsOut() ? "" : teamsNarrative.word(standing),
                teamsNarrative == null ? "" : TeamsNarrative.band(standing));
    }

    private FormattedReading figure(Reading reading) {
        return reading.fold(
                present -> FormattedReading.present(unit, present.amount()),
                absent -> FormattedReading.absent(absent.why()
                        .replaceFirst("^There were no ", "no ")
                        .replaceFirst(" in (this|these) [^.]*\\.$", "")));
    }

    private @Nullable String interval(Reading reading) {
        return reading.<@Nullable String>fold(
                present -> present.interval() == null
                        ? null
                        : NumberFormatter.interval(
                                unit,
                                present.interval().low(),
                                present.interval().high()),
                absent -> null);
    }

    /** Its own page; null for what has none, or none that whoever looks may see. */
    private @Nullable String trend(Split.SplitPart part) {
        if (part.name() == null || SliceLabels.isUnnamed(part.name())) {
            return null;
        }
        PageUrl pageUrl = KpiView.OVER_TIME.address(request.kpi(), request.by().within(request.cut(), part.name()));
        return pageUrl.with("to", last ? null : request.to().code()).href();
    }

    /** What the sample is counted in, as the formula has it. */
    String things() {
        return comparison.formula().denominator().words();
    }

    TeamsPage.FunnelFigure plot(Funnel funnel, TeamsNarrative teamsNarrative) {
        var scale = comparison.scale();
        var target = comparison.target();
        var series = new FunnelSeries(
                unit,
                "all " + request.by().many(),
                funnel.center() * scale,
                funnel.deviation() * scale,
                List.of(
                        new FunnelSeries.FunnelSeriesLimit(Funnel.Z95, "95%"),
                        new FunnelSeries.FunnelSeriesLimit(Funnel.Z998, "99.8%")),
                target.map(Target::low).filter(Double::isFinite).orElse(null),
                target.map(Target::high).filter(Double::isFinite).orElse(null),
                things(),
                comparison.standings().stream()
                        .filter(each -> each.spot() != null)
                        .map(each -> spot(each, teamsNarrative))
                        .toList());
        return new TeamsPage.FunnelFigure(
                request.kpi().name() + " of each " + request.by().code() + " by how many " + things() + " it rests on",
                teamsNarrative.lead(),
                FunnelChart.wide(series),
                FunnelChart.narrow(series));
    }

    private FunnelSeries.FunnelSeriesPoint spot(TeamComparison.ComparedTeam standing, TeamsNarrative teamsNarrative) {
        var quotient = standing.part().quotient();
        var value = standing.part().reading().value().orElse(0);
        var word = standing.standsOut() ? teamsNarrative.word(standing) + ", " + TeamsNarrative.band(standing) : "";
        var name = teamsNarrative.name(standing);
        return new FunnelSeries.FunnelSeriesPoint(
                name,
                quotient.denominator(),
                value,
                standing.tooFew()
                        ? "too-few"
                        : standing.mark(request.kpi().better()).code(),
                word,
                standing.isFar(),
                name + ": " + NumberFormatter.value(unit, value) + " of "
                        + NumberFormatter.count(Math.round(quotient.denominator())) + ", "
                        + (word.isEmpty() ? TeamsNarrative.band(standing) : word),
                trend(standing.part()));
    }
}
