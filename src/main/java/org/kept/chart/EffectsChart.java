package org.kept.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.kept.chart.geometry.AxisScale;
import org.kept.ui.NumberFormatter;

/**
 * What each part added to a change, as coordinates: two bars a part from one line, to the left where it lowered the number.
 *
 * @param zero where the line is that bars begin at
 * @param rows one for each part, the whole at the end
 */
public record EffectsChart(double width, double height, double zero, double top, double bottom, List<EffectRow> rows) {

    /**
     * The two effects of a part, in the unit.
     *
     * @param rate how much came from its own number
     * @param mix how much from its share of the whole
     */
    public record Effect(String name, double rate, double mix) {

        private double size() {
            return Math.abs(rate) + Math.abs(mix);
        }

        private Effect plus(Effect other) {
            return new Effect(name, rate + other.rate, mix + other.mix);
        }
    }

    /** A part; {@code whole} for all of them together. */
    public record EffectRow(String name, double y, boolean whole, List<EffectBar> bars) {}

    /**
     * A bar with its label at its free end.
     *
     * @param kind {@code rate} or {@code mix}
     * @param label where the label begins, or ends where its anchor is {@code end}
     */
    public record EffectBar(
            String kind, double x, double y, double width, double height, double label, String anchor, String words) {}

    /** A drawing's measures: names stand beside the bars in a wide one, above them in a narrow one. */
    private record EffectsDimensions(
            double width, double left, double right, double name, double head, double row, double label) {}

    private static final EffectsDimensions WIDE = new EffectsDimensions(1000, 190, 996, 0, 26, 52, 104);
    private static final EffectsDimensions NARROW = new EffectsDimensions(400, 2, 398, 22, 24, 74, 100);
    private static final double THICK = 15;
    private static final int MOST = 8;

    /** For a page beside which nothing stands. */
    public static EffectsChart wide(String unit, List<Effect> parts, Effect whole) {
        return of(WIDE, unit, parts, whole);
    }

    /** For a phone. */
    public static EffectsChart narrow(String unit, List<Effect> parts, Effect whole) {
        return of(NARROW, unit, parts, whole);
    }

    private static EffectsChart of(EffectsDimensions frame, String unit, List<Effect> parts, Effect whole) {
        var drawn = new ArrayList<>(fewer(parts));
        drawn.add(whole);
        var scale = scale(frame, drawn);
        var rows = new ArrayList<EffectRow>();
        for (var effect : drawn) {
            rows.add(row(
                    frame,
                    unit,
                    scale,
                    effect,
                    frame.head() + rows.size() * frame.row(),
                    rows.size() == drawn.size() - 1));
        }
        var bottom = frame.head() + rows.size() * frame.row();
        return new EffectsChart(frame.width(), bottom + 4, scale.at(0), frame.head(), bottom, List.copyOf(rows));
    }

    /** Where there are many the largest are drawn, in their own order, and the others as one. */
    private static List<Effect> fewer(List<Effect> parts) {
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

    private static AxisScale scale(EffectsDimensions frame, List<Effect> drawn) {
        var values = drawn.stream()
                .flatMapToDouble(each -> DoubleStream.of(each.rate(), each.mix()))
                .summaryStatistics();
        var low = Math.min(0, values.getMin());
        var high = Math.max(0, values.getMax());
        var left = frame.left() + (low < 0 ? frame.label() : 6);
        return new AxisScale(low, high > low ? high : low + 1, left, frame.right() - frame.label());
    }

    private static EffectRow row(
            EffectsDimensions frame, String unit, AxisScale scale, Effect effect, double y, boolean whole) {
        var beside = frame.name() == 0;
        var bars = List.of(
                bar("rate", unit, scale, effect.rate(), y + frame.name() + 8),
                bar("mix", unit, scale, effect.mix(), y + frame.name() + 8 + THICK + 4));
        return new EffectRow(
                shortened(effect.name(), beside ? 24 : 48), beside ? y + 8 + THICK + 2 : y + 18, whole, bars);
    }

    private static String shortened(String name, int most) {
        return name.length() <= most ? name : name.substring(0, most - 1).strip() + "…";
    }

    private static EffectBar bar(String kind, String unit, AxisScale scale, double value, double y) {
        var zero = scale.at(0);
        var end = scale.at(value);
        var left = Math.min(zero, end);
        var width = AxisScale.tenth(Math.abs(end - zero));
        var words = kind + " " + NumberFormatter.effect(unit, value);
        return value < 0 && !NumberFormatter.isNothing(unit, value)
                ? new EffectBar(kind, left, y, width, THICK, AxisScale.tenth(left - 7), "end", words)
                : new EffectBar(kind, left, y, width, THICK, AxisScale.tenth(left + width + 7), "start", words);
    }
}
