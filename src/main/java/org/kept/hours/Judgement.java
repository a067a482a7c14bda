package org.kept.hours;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.kept.kpi.Reading;

/**
 * The hours of the day, held against a yardstick.
 *
 * @param hours what each of the 24 read, from midnight on
 * @param fares how each of them fared
 * @param outstanding neighbouring hours that stand out, the worst first
 */
public record Judgement(Yardstick yardstick, List<Reading> hours, List<Fare> fares, List<Stretch> outstanding) {

    /** How many hours were held against the yardstick. */
    public int judged() {
        return (int) fares.stream().filter(Fare::isJudged).count();
    }

    /** How many of those kept the promise; 0 where nothing was promised. */
    public int kept() {
        return count(Fare.KEPT);
    }

    /** The share of the judged hours that kept it; empty where none was judged. */
    public OptionalDouble share() {
        return judged() == 0 ? OptionalDouble.empty() : OptionalDouble.of(kept() / (double) judged());
    }

    /** The hours whose value did not keep it, by chance or clearly. */
    public List<Integer> missed() {
        return IntStream.range(0, fares.size())
                .filter(hour -> fares.get(hour) == Fare.MISSED || fares.get(hour) == Fare.CLEARLY_MISSED)
                .boxed()
                .toList();
    }

    int count(Fare fare) {
        return (int) fares.stream().filter(fare::equals).count();
    }

    /** Those that stand out so, the worst first. */
    public List<Stretch> outstanding(Fare fare) {
        return outstanding.stream().filter(each -> each.fare() == fare).toList();
    }
}
