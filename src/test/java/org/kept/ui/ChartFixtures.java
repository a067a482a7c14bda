package org.kept.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.chart.Sparkline;
import org.kept.chart.TrendSeries;

/** Made-up chart data, the same on every run. */
public final class ChartFixtures {

    static final Period WEEK = Period.parse("2026-W46");

    private ChartFixtures() {}

    record Piece(
            String text, @Nullable String code, @Nullable String state) {}

    record Clause(String code, String quote, List<Row> rows) {}

    record Row(
            String name,
            String href,
            FormattedReading figure,
            @Nullable String target,
            @Nullable String gap,
            Sparkline spark,
            @Nullable String previous,
            String verdict,
            String variation,
            @Nullable String assurance) {}

    static List<Piece> statement() {
        return List.of(
                new Piece("We get ", null, null),
                new Piece("the right book to every reader", "right-book", "missed"),
                new Piece(", ", null, null),
                new Piece("when we said we would", "on-time", "met"),
                new Piece(", ", null, null),
                new Piece("answer every letter", "letters", "met"),
                new Piece(", ", null, null),
                new Piece("like a neighbour", "neighbour", "missed"),
                new Piece(", ", null, null),
                new Piece("and leave the place better", "better-place", "unmeasured"),
                new Piece(".", null, null));
    }

    static List<Clause> clauses() {
        return List.of(
                new Clause(
                        "right-book",
                        "the right book to every reader",
                        List.of(
                                row(
                                        "Incorrect fulfillment rate",
                                        "fraction",
                                        0.008,
                                        0.002,
                                        null,
                                        0.015,
                                        "met",
                                        "common-cause",
                                        "consistently-hits"),
                                row(
                                        "Return rate",
                                        "fraction",
                                        0.062,
                                        0.004,
                                        null,
                                        0.04,
                                        "missed",
                                        "concern",
                                        "hit-or-miss"),
                                row(
                                        "Complaints per 1,000 orders",
                                        "per-thousand",
                                        12.4,
                                        1.4,
                                        null,
                                        12.0,
                                        "missed",
                                        "common-cause",
                                        "hit-or-miss"))),
                new Clause(
                        "on-time",
                        "when we said we would",
                        List.of(
                                row(
                                        "Service level, within 60 s",
                                        "fraction",
                                        0.831,
                                        0.012,
                                        0.8,
                                        null,
                                        "met",
                                        "common-cause",
                                        "hit-or-miss"),
                                row(
                                        "Average waiting time",
                                        "seconds",
                                        32.4,
                                        4,
                                        null,
                                        60.0,
                                        "met",
                                        "common-cause",
                                        "consistently-hits"),
                                row(
                                        "Abandoned contacts",
                                        "fraction",
                                        0.051,
                                        0.006,
                                        null,
                                        0.03,
                                        "missed",
                                        "common-cause",
                                        "consistently-misses"))),
                new Clause(
                        "letters",
                        "answer every letter",
                        List.of(
                                row(
                                        "First-contact resolution",
                                        "fraction",
                                        0.927,
                                        0.01,
                                        0.9,
                                        null,
                                        "met",
                                        "improvement",
                                        "hit-or-miss"),
                                absent("Customer effort score", "no answers that week"))),
                new Clause(
                        "neighbour",
                        "like a neighbour",
                        List.of(
                                row(
                                        "Repeat customers",
                                        "fraction",
                                        0.412,
                                        0.012,
                                        0.45,
                                        null,
                                        "missed",
                                        "concern",
                                        "hit-or-miss"),
                                row(
                                        "Net promoter score",
                                        "nps",
                                        35,
                                        4,
                                        30.0,
                                        null,
                                        "too-few",
                                        "common-cause",
                                        "hit-or-miss"),
                                row(
                                        "Average handle time",
                                        "seconds",
                                        284,
                                        14,
                                        null,
                                        null,
                                        "no-target",
                                        "special-cause",
                                        null))),
                new Clause("better-place", "and leave the place better", List.of()));
    }

    private static Row row(
            String name,
            String unit,
            double value,
            double spread,
            @Nullable Double low,
            @Nullable Double high,
            String verdict,
            String variation,
            @Nullable String assurance) {
        var random = new Random(name.hashCode());
        var centre = variation.equals("concern") ? value + (low == null ? -4 : 4) * spread : value;
        var values = new ArrayList<@Nullable Double>();
        for (var i = 0; i < 12; i++) {
            values.add(centre + random.nextGaussian() * spread * 0.9);
        }
        values.add(value);
        if (name.startsWith("Net")) {
            values.set(4, null);
        }
        var bound = low == null ? high : low;
        return new Row(
                name,
                "/kpis/made-up",
                FormattedReading.present(unit, value),
                NumberFormatter.target(unit, low, high),
                bound == null ? null : NumberFormatter.difference(unit, value - bound),
                Sparkline.of(unit, values, centre - 2.6 * spread, centre + 2.6 * spread, low, high, variation),
                NumberFormatter.figure(unit, value(values.get(11))),
                verdict,
                variation,
                assurance);
    }

    private static double value(@Nullable Double value) {
        return value == null ? 0 : value;
    }

    private static Row absent(String name, String why) {
        var values = new ArrayList<@Nullable Double>(Collections.nCopies(13, null));
        values.set(3, 0.71);
        values.set(4, 0.74);
        return new Row(
                name,
                "/kpis/made-up",
                FormattedReading.absent(why),
                NumberFormatter.target("fraction", 0.7, null),
                null,
                Sparkline.of("fraction", values, null, null, 0.7, null, "common-cause"),
                null,
                "no-data",
                "common-cause",
                null);
    }

    /** Two years of weeks: a change with a known cause, a gap, a run of improvement, and a last week in progress. */
    public static TrendSeries trend() {
        var random = new Random(7);
        var points = new ArrayList<TrendSeries.TrendSeriesPoint>();
        for (var i = 0; i < 105; i++) {
            var running = i == 104;
            var centre = i < 70 ? 0.871 : i < 94 ? 0.918 : 0.934;
            var value = i >= 30 && i < 33 ? null : (Double) (centre + random.nextGaussian() * (i < 70 ? 0.02 : 0.009));
            points.add(new TrendSeries.TrendSeriesPoint(
                    WEEK.plus(i - 103),
                    i == 85 ? (Double) 0.874 : value,
                    value == null ? null : (Double) (value - 0.02),
                    value == null ? null : (Double) (value + 0.02),
                    value == null ? "no letters that week" : null,
                    running ? "common-cause" : i == 85 ? "concern" : i >= 94 ? "improvement" : "common-cause",
                    running ? List.of() : i == 85 ? List.of("outside") : i >= 94 ? List.of("shift") : List.of(),
                    running,
                    "/kpis/fcr/events?week=" + WEEK.plus(i - 103).code()));
        }
        return new TrendSeries(
                "fraction",
                points,
                List.of(
                        new TrendSeries.TrendSeriesLimits(0, 69, 0.871, 0.811, 0.931, false),
                        new TrendSeries.TrendSeriesLimits(70, 104, 0.9216, 0.8946, 0.9486, false)),
                List.of(
                        new TrendSeries.TrendSeriesTarget(0, 51, 0.88, null),
                        new TrendSeries.TrendSeriesTarget(52, 104, 0.9, null)),
                List.of(
                        new TrendSeries.TrendSeriesNote(
                                70, 70, "Second desk opened", WEEK.plus(-33).start()),
                        new TrendSeries.TrendSeriesNote(85, 85, "Depot flood", LocalDate.parse("2026-07-09")),
                        new TrendSeries.TrendSeriesNote(
                                56, 59, "Christmas", WEEK.plus(-47).start())));
    }
}
