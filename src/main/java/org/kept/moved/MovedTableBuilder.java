package org.kept.moved;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.chart.EffectsChart;
import org.kept.rollup.Slice;
import org.kept.rollup.SliceLabels;
import org.kept.stats.Mix;
import org.kept.ui.DateFormatter;
import org.kept.ui.ListFormatter;
import org.kept.ui.NumberFormatter;
import org.kept.view.KpiView;
import org.kept.view.KpiViewRequest;

/** Builds the table, chart and worked example of a split. */
final class MovedTableBuilder {

    private final KpiViewRequest request;
    private final Mix mix;
    private final MovedNarrative movedNarrative;
    private final String unit;
    private final double scale;
    private final boolean isLatest;

    /**
     * @param isLatest whether the later week is the one that trends end with by default
     */
    MovedTableBuilder(KpiChange kpiChange, Mix mix, MovedNarrative movedNarrative, boolean isLatest) {
        this.request = kpiChange.request();
        this.mix = mix;
        this.movedNarrative = movedNarrative;
        this.unit = request.kpi().display();
        this.scale = kpiChange.scale();
        this.isLatest = isLatest;
    }

    MovedPage.MovedTable table() {
        var effects = mix.parts().stream()
                .map(part -> new EffectsChart.Effect(name(part), part.rateEffect() * scale, part.mixEffect() * scale))
                .toList();
        var whole = new EffectsChart.Effect("All together", movedNarrative.rateEffect(), movedNarrative.mixEffect());
        var one = request.by().code();
        return new MovedPage.MovedTable(
                one,
                "Effect of each " + one,
                "Rate effect and mix effect of each " + one,
                description(),
                EffectsChart.wide(unit, effects, whole),
                EffectsChart.narrow(unit, effects, whole),
                mix.parts().stream().map(this::row).toList(),
                totalRow(),
                example());
    }

    private String name(Mix.MixContribution part) {
        return part.name().isEmpty() ? request.by().absentLabel() : part.name();
    }

    private String description() {
        return ListFormatter.list(mix.parts().stream()
                        .map(part -> name(part) + " " + effect(part.rateEffect()) + " by its own result and "
                                + effect(part.mixEffect()) + " by its share")
                        .toList())
                + ".";
    }

    private MovedPage.MovedRow row(Mix.MixContribution part) {
        return new MovedPage.MovedRow(
                name(part),
                part.name().isEmpty() || SliceLabels.isUnnamed(part.name()) ? null : trend(part.name()),
                rate(part.rateBefore()),
                rate(part.rateAfter()),
                share(part.shareBefore()),
                share(part.shareAfter()),
                effect(part.rateEffect()),
                effect(part.mixEffect()),
                effect(part.effect()));
    }

    private MovedPage.MovedRow totalRow() {
        return new MovedPage.MovedRow(
                "All together",
                null,
                rate(mix.before()),
                rate(mix.after()),
                share(1),
                share(1),
                NumberFormatter.effect(unit, movedNarrative.rateEffect()),
                NumberFormatter.effect(unit, movedNarrative.mixEffect()),
                effect(mix.change()));
    }

    private String trend(String name) {
        Slice alone = request.by().limitedTo(request.cut(), name);
        return KpiView.OVER_TIME
                .address(request.kpi(), alone)
                .with("to", isLatest ? null : request.to().code())
                .href();
    }

    private @Nullable String rate(@Nullable Double rate) {
        return rate == null ? null : NumberFormatter.figure(unit, rate * scale);
    }

    private static String share(double share) {
        return share == 0 ? "none" : NumberFormatter.figure("fraction", share);
    }

    private String effect(double effect) {
        return NumberFormatter.effect(unit, effect * scale);
    }

    /** The arithmetic of the part with the largest effects; empty if none has both rates. */
    private List<String> example() {
        return mix.parts().stream()
                .filter(part -> part.rateBefore() != null && part.rateAfter() != null)
                .max(Comparator.comparingDouble(part -> Math.abs(part.rateEffect()) + Math.abs(part.mixEffect())))
                .map(this::workedExample)
                .orElse(List.of());
    }

    private List<String> workedExample(Mix.MixContribution part) {
        var before = part.rateBefore() == null ? 0 : part.rateBefore();
        var after = part.rateAfter() == null ? 0 : part.rateAfter();
        var middle = (mix.before() + mix.after()) / 2;
        return List.of(
                "For example " + name(part) + ": its own result went from " + rate(before) + " to " + rate(after)
                        + ", by "
                        + effect(after - before) + ". Times its average share of "
                        + share((part.shareBefore() + part.shareAfter()) / 2)
                        + ", that is a rate effect of " + effect(part.rateEffect()) + ".",
                "Its share went from " + share(part.shareBefore()) + " to " + share(part.shareAfter())
                        + ". Its own result, " + rate((before + after) / 2) + " on average, differs by "
                        + effect((before + after) / 2 - middle) + " from the overall result of " + rate(middle)
                        + ". That is a mix effect of " + effect(part.mixEffect()) + ".");
    }

    /** {@code week to 15 Nov 2026 compared with the week to 8 Nov 2026}. */
    static String weeks(KpiViewRequest request) {
        return DateFormatter.period(request.to()) + " compared with the " + DateFormatter.period(request.from());
    }
}
