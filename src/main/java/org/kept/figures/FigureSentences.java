package org.kept.figures;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.ui.ComparedFigures;
import org.kept.ui.DateFormatter;
import org.kept.ui.NumberFormatter;

/** Describes the origin of a number, and what a new figure replaces. */
final class FigureSentences {

    private FigureSentences() {}

    /** The origin of the week's number: {@code from 312 orders}; null if there is none. */
    static @Nullable String origin(CurrentFigure current, ZoneId zone) {
        if (!current.now().isPresent()) {
            return null;
        }
        var sample = current.now().fold(present -> present.sample(), absent -> OptionalDouble.empty());
        var from = sample.isPresent() ? "from " + counted(sample.getAsDouble(), current) : "";
        if (!current.isFigure()) {
            return current.parts() == 0
                    ? from
                    : from + ", with " + NumberFormatter.of(current.parts(), "ready-made figure", "ready-made figures");
        }
        var author = author(current, zone);
        return from.isEmpty() ? author : from + ", " + author;
    }

    private static String author(CurrentFigure current, ZoneId zone) {
        var figure = current.figure();
        if (figure == null) {
            return "a ready-made figure";
        }
        var source = figure.event().key().source();
        var by = source.equals(WeekFigures.SOURCE)
                ? "typed by " + figure.recordedBy()
                : "a ready-made figure of " + source;
        return by + ", " + DateFormatter.moment(figure.recordedAt(), zone);
    }

    /** {@code Return rate, week 47: 5.1% from 312 orders → 4.2%}; null if the week has no number. */
    static @Nullable String replacement(CurrentFigure current, TypedFigure typed, ZoneId zone) {
        var origin = origin(current, zone);
        if (origin == null) {
            return null;
        }
        var before = current.now().value().orElseThrow();
        var after = typed.value().doubleValue();
        var compared = ComparedFigures.of(typed.kpi().display(), List.of(before), List.of(after));
        var words = compared.value(before);
        return subject(typed.kpi(), typed.team(), current.week()) + ": " + words
                + (origin.startsWith("from ") ? " " : ", ") + origin + " → " + value(typed, current);
    }

    /** {@code Return rate, week 47: 4.2% from 40 orders}. */
    static String stored(CurrentFigure current, TypedFigure typed) {
        return subject(typed.kpi(), typed.team(), current.week()) + ": " + value(typed, current);
    }

    private static String subject(Kpi kpi, @Nullable String team, Period week) {
        return kpi.name() + (team == null ? "" : ", team " + team) + ", " + week(week);
    }

    private static String value(TypedFigure typed, CurrentFigure current) {
        var after = typed.value().doubleValue();
        var words = ComparedFigures.of(typed.kpi().display(), List.of(), List.of(after))
                .value(after);
        var sample = typed.sample();
        return sample == null ? words : words + " from " + counted(sample, current);
    }

    private static String counted(Number sample, CurrentFigure current) {
        var exact = sample instanceof BigDecimal decimal ? decimal.doubleValue() : sample.doubleValue();
        var many = current.counted();
        var one = many.endsWith("s") ? many.substring(0, many.length() - 1) : many;
        return NumberFormatter.of(Math.round(exact), one, many);
    }

    /** {@code week 47}; the page around it shows the year. */
    static String week(Period week) {
        var code = week.code();
        return "week " + Integer.valueOf(code.substring(code.indexOf('W') + 1));
    }
}
