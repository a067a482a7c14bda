package org.kept.hours;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.kept.kpi.Reading;

/**
 * Holds hours against a yardstick.
 *
 * @param minimum the least that a value must rest on to be held against anything
 */
public record Judge(Yardstick yardstick, int minimum) {

    /** How one hour fares. */
    public Fare fare(Reading reading) {
        return reading.fold(
                present -> {
                    var few = present.sample().orElse(Double.POSITIVE_INFINITY) < minimum;
                    return few && !(yardstick instanceof Yardstick.Nothing)
                            ? Fare.TOO_FEW
                            : yardstick.fare(present.amount(), present.interval());
                },
                absent -> Fare.NO_DATA);
    }

    /**
     * How the hours of a day fare.
     *
     * @param hours one reading for each of them, from midnight on
     * @param together what several of them come to
     */
    public Judgement judge(List<Reading> hours, Function<List<Integer>, Reading> together) {
        var fares = hours.stream().map(this::fare).toList();
        var values = hours.stream().map(each -> each.value().orElse(Double.NaN)).toList();
        var stretches = Stretch.of(
                        IntStream.range(0, fares.size())
                                .mapToObj(hour -> new Stretch.Hour(fares.get(hour), side(values.get(hour))))
                                .toList(),
                        of -> together.apply(of).value().orElse(Double.NaN))
                .stream()
                .sorted((one, other) -> yardstick.worstFirst().compare(one.value(), other.value()))
                .toList();
        return new Judgement(yardstick, hours, fares, stretches);
    }

    /** On which side of a promise with two bounds a value lies, so that opposite misses are not joined. */
    private int side(double value) {
        return yardstick instanceof Yardstick.Promise promise
                        && value > promise.target().high()
                ? 1
                : 0;
    }
}
