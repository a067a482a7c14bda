package org.kept.moved;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kept.access.Reach;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.rollup.Naming;
import org.kept.rollup.Readings;
import org.kept.rollup.Split;
import org.kept.rollup.Splits;
import org.kept.signal.Charts;
import org.kept.stats.Mix;
import org.kept.ui.Dates;
import org.kept.view.KpiViewRequest;

/** Changes between two weeks, split and weighed. */
@ApplicationScoped
public class Movements {

    private final Splits splits;
    private final Readings readings;
    private final Charts charts;

    Movements(Splits splits, Readings readings, Charts charts) {
        this.splits = splits;
        this.readings = readings;
        this.charts = charts;
    }

    /** The movement as somebody may see it: every team, and only theirs by name. */
    Movement movement(KpiViewRequest request, Reach reach) {
        var kpi = request.kpi();
        var before = point(request, request.from());
        var after = point(request, request.to());
        // As it was known when the later week ended: what came later moves none of its limits.
        var chart = charts.chart(kpi, Grain.WEEK, request.cut(), null, request.to());
        var weighing = Weighing.of(chart, request.from(), request.to());
        var found = before.settings().equals(after.settings())
                ? found(request, before.reading(), after.reading(), reach)
                : Found.none("It was counted differently in the " + Dates.period(request.from())
                        + ", so the difference is not one of the process alone.");
        return new Movement(
                request,
                after.settings(),
                before.reading(),
                after.reading(),
                weighing.weight(),
                chart.variationAt(chart.indexOf(request.to())),
                weighing.signals(),
                found.mix,
                found.why,
                found.alone);
    }

    private Readings.Point point(KpiViewRequest request, Period week) {
        return readings.series(request.kpi(), week, week, request.cut()).get(0);
    }

    private Found found(KpiViewRequest request, Reading before, Reading after, Reach reach) {
        var absent = absent(request.from(), before);
        if (absent == null) {
            absent = absent(request.to(), after);
        }
        return absent != null
                ? Found.none(absent)
                : split(request, request.from(), reach)
                        .fold(
                                earlier -> split(request, request.to(), reach)
                                        .fold(
                                                later -> found(earlier, later, new Naming(request.by(), reach)),
                                                refused -> Found.none(refused.why())),
                                refused -> Found.none(refused.why()));
    }

    private static @Nullable String absent(Period week, Reading reading) {
        return reading.fold(present -> null, absent -> absent.why()
                .replaceFirst(" in this period\\.$", " in the " + Dates.period(week) + "."));
    }

    private Split split(KpiViewRequest request, Period week, Reach reach) {
        return splits.split(request.kpi(), week, week, request.cut(), request.by(), reach);
    }

    private static Found found(Split.Parts earlier, Split.Parts later, Naming naming) {
        var before = byName(earlier);
        var after = byName(later);
        var names = new TreeMap<String, Boolean>(Split.BY_NAME);
        before.keySet().forEach(name -> names.put(name, true));
        after.keySet().forEach(name -> names.put(name, true));
        if (names.size() == 1) {
            return new Found(null, null, naming.of(names.firstKey()));
        }
        var groups = new ArrayList<>(
                names.keySet().stream().map(name -> group(name, before, after)).toList());
        // What names none comes last everywhere.
        if (groups.get(0).name().isEmpty()) {
            groups.add(groups.remove(0));
        }
        return new Found(named(Mix.of(List.copyOf(groups)), naming), null, null);
    }

    private static @Nullable Mix named(@Nullable Mix mix, Naming naming) {
        return mix == null
                ? null
                : new Mix(
                        mix.before(),
                        mix.after(),
                        naming.named(mix.parts(), Mix.Part::name, Mix.Part::shareAfter, Mix.Part::called));
    }

    private static Mix.Group group(String name, Map<String, Quotient> before, Map<String, Quotient> after) {
        var then = before.getOrDefault(name, Quotient.NOTHING);
        var now = after.getOrDefault(name, Quotient.NOTHING);
        return new Mix.Group(name, then.numerator(), then.denominator(), now.numerator(), now.denominator());
    }

    private static Map<String, Quotient> byName(Split.Parts parts) {
        var byName = new TreeMap<String, Quotient>();
        for (var part : parts.parts()) {
            byName.put(part.name() == null ? "" : part.name(), part.quotient());
        }
        return byName;
    }

    /** A split, or why there is none. */
    private record Found(
            @Nullable Mix mix,
            @Nullable String why,
            @Nullable String alone) {

        static Found none(String why) {
            return new Found(null, why, null);
        }
    }
}
