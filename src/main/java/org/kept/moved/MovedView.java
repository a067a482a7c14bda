package org.kept.moved;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.stats.Mix;
import org.kept.stats.Signal;

/**
 * What moved a KPI in JSON; effects are in the KPI's unit and sum to {@code change}.
 *
 * @param noise whether the change is no more than ordinary variation by the control chart; null where that cannot be told
 * @param why why there is no split; absent where there is one
 */
public record MovedView(
        String kpi,
        String unit,
        String by,
        @Nullable String team,
        @Nullable String channel,
        Week from,
        Week to,
        @Nullable Boolean noise,
        @Nullable String mark,
        List<String> signals,
        @Nullable Double change,
        @Nullable Double rateEffect,
        @Nullable Double mixEffect,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String why,

        @Nullable String sentence,
        List<Group> groups) {

    /** One of the two weeks; null stands for what does not exist, and {@code why} says why. */
    public record Week(
            String period,
            LocalDate start,
            @Nullable Double value,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String why,

            @Nullable Number numerator,
            @Nullable Number denominator) {}

    /** One team or channel; its name is null for what names none, its rate null where it was not there. */
    public record Group(
            @Nullable String name,
            @Nullable Double rateBefore,
            @Nullable Double rateAfter,
            double shareBefore,
            double shareAfter,
            double rateEffect,
            double mixEffect,
            double effect) {}

    static MovedView of(Movement movement) {
        var request = movement.request();
        var telling = Telling.of(movement);
        var mix = movement.mix();
        var scale = movement.scale();
        return new MovedView(
                request.kpi().code(),
                request.kpi().unit().code(),
                request.by().code(),
                request.cut().team(),
                request.cut().channel(),
                week(request.from(), movement.before()),
                week(request.to(), movement.after()),
                movement.weight() == Weight.UNKNOWN ? null : movement.weight().isNoise(),
                movement.mark() == null ? null : movement.mark().code(),
                movement.signals().stream().map(Signal::code).toList(),
                mix == null ? null : scale * mix.change(),
                mix == null ? null : scale * mix.rateEffect(),
                mix == null ? null : scale * mix.mixEffect(),
                why(movement),
                telling == null ? null : telling.lead(),
                mix == null
                        ? List.of()
                        : mix.parts().stream().map(part -> group(part, scale)).toList());
    }

    private static @Nullable String why(Movement movement) {
        return movement.alone() == null
                ? movement.why()
                : "There is only one " + movement.request().by().code() + " to split by.";
    }

    private static Week week(Period week, Reading reading) {
        Quotient quotient = reading.<@Nullable Quotient>fold(present -> present.quotient(), absent -> null);
        return new Week(
                week.code(),
                week.start(),
                reading.value().isPresent() ? reading.value().getAsDouble() : null,
                reading.<@Nullable String>fold(present -> null, absent -> absent.why()),
                quotient == null ? null : number(quotient.numerator()),
                quotient == null ? null : number(quotient.denominator()));
    }

    /** Counts are whole and shown so; sums of seconds need not be. */
    private static Number number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return (long) value;
        }
        return value;
    }

    private static Group group(Mix.Part part, double scale) {
        return new Group(
                part.name().isEmpty() ? null : part.name(),
                part.rateBefore() == null ? null : scale * part.rateBefore(),
                part.rateAfter() == null ? null : scale * part.rateAfter(),
                part.shareBefore(),
                part.shareAfter(),
                scale * part.rateEffect(),
                scale * part.mixEffect(),
                scale * part.effect());
    }
}
