package org.kept.hours;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.kept.kpi.Reading;
import org.kept.signal.Benchmark;
import org.kept.signal.Judge;
import org.kept.signal.Verdict;

/** Judges hours against a benchmark. */
public record HourJudge(Judge judge, Benchmark benchmark) {

    /** The verdict on one hour. */
    public Verdict verdict(Reading reading) {
        return judge.verdict(reading, benchmark);
    }

    /**
     * The verdicts on the hours of a day.
     *
     * @param hours one reading per hour, from midnight
     * @param combined the reading of several hours together
     */
    public HoursJudgement judge(List<Reading> hours, Function<List<Integer>, Reading> combined) {
        var verdicts = hours.stream().map(this::verdict).toList();
        var values = hours.stream().map(each -> each.value().orElse(Double.NaN)).toList();
        var ranges = HourRange.of(
                        IntStream.range(0, verdicts.size())
                                .mapToObj(hour -> new HourRange.JudgedHour(verdicts.get(hour), side(values.get(hour))))
                                .toList(),
                        hourIndexes -> combined.apply(hourIndexes).value().orElse(Double.NaN))
                .stream()
                .sorted((one, other) -> benchmark.worstFirst().compare(one.value(), other.value()))
                .toList();
        return new HoursJudgement(benchmark, hours, verdicts, ranges);
    }

    /** The side of a target with two bounds on which a value misses it, so that opposite misses are not joined. */
    private int side(double value) {
        return benchmark instanceof Benchmark.Promise promise
                        && value > promise.target().high()
                ? 1
                : 0;
    }
}
