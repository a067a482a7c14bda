package org.kept.signal;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Kpi;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.rollup.KpiReader;

/** Charts of hand-made points, from the week 2024-W01. */
public final class KpiChartFixtures {

    public static final Period FIRST = Period.parse("2024-W01");

    private KpiChartFixtures() {}

    public static Kpi kpi(String code) {
        return Catalogue.find(code).orElseThrow();
    }

    /** Sums of one week. */
    public static Quotient sums(double numerator, double denominator) {
        return new Quotient(numerator, denominator, Double.NaN);
    }

    /** Weeks with the same denominator. */
    public static Quotient[] over(double denominator, double... numerators) {
        return Arrays.stream(numerators)
                .mapToObj(each -> sums(each, denominator))
                .toArray(Quotient[]::new);
    }

    /** A chart of complete weeks; null is a week without data. */
    public static KpiChart chart(Kpi kpi, @Nullable Quotient... weeks) {
        return chart(kpi, List.of(), weeks);
    }

    public static KpiChart chart(Kpi kpi, List<Phase> phases, @Nullable Quotient... weeks) {
        var formula = kpi.formula(kpi.standard());
        return read(
                kpi,
                phases,
                Arrays.stream(weeks)
                        .map(each -> each == null ? Reading.absent("Nothing.") : formula.read(each, Map.of()))
                        .toList());
    }

    /** A chart of ready-made figures. */
    public static KpiChart values(Kpi kpi, double... values) {
        var formula = kpi.formula(kpi.standard());
        return read(
                kpi,
                List.of(),
                Arrays.stream(values).mapToObj(formula::readValue).toList());
    }

    public static Phase phase(String week) {
        var from = Period.parse(week).start();
        return new Phase(
                new UUID(1, from.toEpochDay()),
                "sla",
                from,
                "It was changed.",
                null,
                from.atStartOfDay().atOffset(ZoneOffset.UTC),
                "ada@example.org");
    }

    private static KpiChart read(Kpi kpi, List<Phase> phases, List<Reading> readings) {
        var points = new ArrayList<KpiReader.PeriodReading>();
        for (var reading : readings) {
            points.add(new KpiReader.PeriodReading(FIRST.plus(points.size()), true, reading, kpi.standard()));
        }
        return new KpiChartBuilder(kpi, points).chart(phases);
    }
}
