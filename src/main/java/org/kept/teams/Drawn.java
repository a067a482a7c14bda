package org.kept.teams;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Reading;
import org.kept.mission.Target;
import org.kept.rollup.Naming;
import org.kept.rollup.Split;
import org.kept.stats.Funnel;
import org.kept.ui.Address;
import org.kept.ui.Figure;
import org.kept.ui.FunnelChart;
import org.kept.ui.FunnelSeries;
import org.kept.ui.Numbers;
import org.kept.view.KpiView;
import org.kept.view.KpiViewRequest;

/** The rows and the drawing of a comparison. */
final class Drawn {

    private final Comparison comparison;
    private final KpiViewRequest request;
    private final String unit;
    private final boolean last;

    /** Of a comparison; {@code last} says that it ends with the week that trends end with by themselves. */
    Drawn(Comparison comparison, boolean last) {
        this.comparison = comparison;
        this.request = comparison.request();
        this.unit = request.kpi().unit().code();
        this.last = last;
    }

    List<TeamsPage.Row> rows(@Nullable Words words) {
        return comparison.standings().stream().map(each -> row(each, words)).toList();
    }

    private TeamsPage.Row row(Comparison.Standing standing, @Nullable Words words) {
        var name = standing.part().name();
        var sample = standing.part().quotient().denominator();
        return new TeamsPage.Row(
                name == null ? request.by().none() : name,
                trend(standing.part()),
                figure(standing.part().reading()),
                sample > 0 ? Numbers.count(Math.round(sample)) : null,
                interval(standing.part().reading()),
                standing.standsOut() ? standing.mark(request.kpi().better()).code() : null,
                words == null || !standing.standsOut() ? "" : words.word(standing),
                words == null ? "" : Words.band(standing));
    }

    private Figure figure(Reading reading) {
        return reading.fold(
                present -> Figure.present(unit, present.amount()),
                absent -> Figure.absent(absent.why()
                        .replaceFirst("^There were no ", "no ")
                        .replaceFirst(" in (this|these) [^.]*\\.$", "")));
    }

    private @Nullable String interval(Reading reading) {
        return reading.<@Nullable String>fold(
                present -> present.interval() == null
                        ? null
                        : Numbers.interval(
                                unit,
                                present.interval().low(),
                                present.interval().high()),
                absent -> null);
    }

    /** Its own page; null for what has none, or none that whoever looks may see. */
    private @Nullable String trend(Split.Part part) {
        if (part.name() == null || Naming.isUnnamed(part.name())) {
            return null;
        }
        Address address = KpiView.OVER_TIME.address(request.kpi(), request.by().within(request.cut(), part.name()));
        return address.with("to", last ? null : request.to().code()).href();
    }

    /** What the sample is counted in, as the formula has it. */
    String things() {
        return comparison.formula().denominator().words();
    }

    TeamsPage.Plot plot(Funnel funnel, Words words) {
        var scale = comparison.scale();
        var target = comparison.target();
        var series = new FunnelSeries(
                unit,
                "all " + request.by().many(),
                funnel.center() * scale,
                funnel.deviation() * scale,
                List.of(new FunnelSeries.Limit(Funnel.Z95, "95%"), new FunnelSeries.Limit(Funnel.Z998, "99.8%")),
                target.map(Target::low).filter(Double::isFinite).orElse(null),
                target.map(Target::high).filter(Double::isFinite).orElse(null),
                things(),
                comparison.standings().stream()
                        .filter(each -> each.spot() != null)
                        .map(each -> spot(each, words))
                        .toList());
        return new TeamsPage.Plot(
                request.kpi().name() + " of each " + request.by().code() + " by how many " + things() + " it rests on",
                words.lead(),
                FunnelChart.wide(series),
                FunnelChart.narrow(series));
    }

    private FunnelSeries.Spot spot(Comparison.Standing standing, Words words) {
        var quotient = standing.part().quotient();
        var value = standing.part().reading().value().orElse(0);
        var word = standing.standsOut() ? words.word(standing) + ", " + Words.band(standing) : "";
        var name = words.name(standing);
        return new FunnelSeries.Spot(
                name,
                quotient.denominator(),
                value,
                standing.tooFew()
                        ? "too-few"
                        : standing.mark(request.kpi().better()).code(),
                word,
                standing.isFar(),
                name + ": " + Numbers.value(unit, value) + " of " + Numbers.count(Math.round(quotient.denominator()))
                        + ", " + (word.isEmpty() ? Words.band(standing) : word),
                trend(standing.part()));
    }
}
