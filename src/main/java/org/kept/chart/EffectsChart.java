package org.kept.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.kept.chart.geometry.AxisScale;
import org.kept.ui.NumberFormatter;

/**
 * The effects of each part on a change, as coordinates: two bars per part from a zero line, negative effects to the
 * left.
 *
 * @param zero the x coordinate of the zero line
 * @param rows one per part, then the total
 */
public record EffectsChart(double width, double height, double zero, double top, double bottom, List<EffectRow> rows) {

    /**
     * The two effects of a part, in the unit of the KPI.
     *
     * @param rate the effect of its own value
     * @param mix the effect of its share of the total
     */
    public record Effect(String name, double rate, double mix) {

        private double size() {
            return Math.abs(rate) + Math.abs(mix);
        }

        private Effect plus(Effect other) {
            return new Effect(name, rate + other.rate, mix + other.mix);
        }
    }

    /** A part; {@code whole} marks the total. */
    public record EffectRow(String name, double y, boolean whole, List<EffectBar> bars) {}

    /**
     * A bar with its label at the free end.
     *
     * @param kind {@code rate} or {@code mix}
     * @param label the x coordinate where the label starts, or ends if {@code anchor} is {@code end}
     */
    public record EffectBar(
            String kind, double x, double y, double width, double height, double label, String anchor, String words) {}

    /** The dimensions of a drawing: names are beside the bars if it is wide, above them if it is narrow. */
    private record EffectsDimensions(
            double width, double left, double right, double name, double head, double row, double label) {}

    private static final EffectsDimensions WIDE = new EffectsDimensions(1000, 190, 996, 0, 26, 52, 104);
    private static final EffectsDimensions NARROW = new EffectsDimensions(360, 2, 358, 22, 24, 74, 100);
    private static final double BAR_HEIGHT = 15;
    private static final int MOST = 8;

    /** For wide screens. */
    public static EffectsChart wide(String unit, List<Effect> parts, Effect whole) {
        return of(WIDE, unit, parts, whole);
    }

    /** For phones. */
    public static EffectsChart narrow(String unit, List<Effect> parts, Effect whole) {
        return of(NARROW, unit, parts, whole);
    }

    private static EffectsChart of(EffectsDimensions dimensions, String unit, List<Effect> parts, Effect whole) {
        var shown = new ArrayList<>(largestAndOthers(parts));
        shown.add(whole);
        var scale = scale(dimensions, shown);
        var rows = new ArrayList<EffectRow>();
        for (var effect : shown) {
            rows.add(row(
                    dimensions,
                    unit,
                    scale,
                    effect,
                    dimensions.head() + rows.size() * dimensions.row(),
                    rows.size() == shown.size() - 1));
        }
        var bottom = dimensions.head() + rows.size() * dimensions.row();
        return new EffectsChart(
                dimensions.width(), bottom + 4, scale.at(0), dimensions.head(), bottom, List.copyOf(rows));
    }

    /** The parts to draw: above {@link #MOST}, the largest in their own order and the others combined. */
    private static List<Effect> largestAndOthers(List<Effect> parts) {
        if (parts.size() <= MOST) {
            return parts;
        }
        var largest = parts.stream()
                .sorted(Comparator.comparingDouble(Effect::size).reversed())
                .limit(MOST - 1)
                .toList();
        var others = parts.stream()
                .filter(each -> !largest.contains(each))
                .reduce(new Effect((parts.size() - largest.size()) + " others", 0, 0), Effect::plus);
        return Stream.concat(parts.stream().filter(largest::contains), Stream.of(others))
                .toList();
    }

    private static AxisScale scale(EffectsDimensions dimensions, List<Effect> shown) {
        var values = shown.stream()
                .flatMapToDouble(each -> DoubleStream.of(each.rate(), each.mix()))
                .summaryStatistics();
        var low = Math.min(0, values.getMin());
        var high = Math.max(0, values.getMax());
        var left = dimensions.left() + (low < 0 ? dimensions.label() : 6);
        return new AxisScale(low, high > low ? high : low + 1, left, dimensions.right() - dimensions.label());
    }

    private static EffectRow row(
            EffectsDimensions dimensions, String unit, AxisScale scale, Effect effect, double y, boolean whole) {
        var nameBeside = dimensions.name() == 0;
        var bars = List.of(
                bar("rate", unit, scale, effect.rate(), y + dimensions.name() + 8),
                bar("mix", unit, scale, effect.mix(), y + dimensions.name() + 8 + BAR_HEIGHT + 4));
        return new EffectRow(
                shortened(effect.name(), nameBeside ? 24 : 48),
                nameBeside ? y + 8 + BAR_HEIGHT + 2 : y + 18,
                whole,
                bars);
    }

    private static String shortened(String name, int most) {
        return name.length() <= most ? name : name.substring(0, most - 1).strip() + "…";
    }

    private static EffectBar bar(String kind, String unit, AxisScale scale, double value, double y) {
        var zero = scale.at(0);
        var end = scale.at(value);
        var left = Math.min(zero, end);
        var width = AxisScale.roundToTenth(Math.abs(end - zero));
        var words = kind + " " + NumberFormatter.effect(unit, value);
        return value < 0 && !NumberFormatter.roundsToZero(unit, value)
                ? new EffectBar(kind, left, y, width, BAR_HEIGHT, AxisScale.roundToTenth(left - 7), "end", words)
                : new EffectBar(
                        kind, left, y, width, BAR_HEIGHT, AxisScale.roundToTenth(left + width + 7), "start", words);
    }
}
