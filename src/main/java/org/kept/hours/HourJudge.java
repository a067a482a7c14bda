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
     * @param hours one reading for each of them, from midnight on
     * @param together what several of them come to
     */
    public HoursJudgement judge(List<Reading> hours, Function<List<Integer>, Reading> together) {
        var verdicts = hours.stream().map(this::verdict).toList();
        var values = hours.stream().map(each -> each.value().orElse(Double.NaN)).toList();
        var stretches = HourRange.of(
                        IntStream.range(0, verdicts.size())
                                .mapToObj(hour -> new HourRange.JudgedHour(verdicts.get(hour), side(values.get(hour))))
                                .toList(),
                        of -> together.apply(of).value().orElse(Double.NaN))
                .stream()
                .sorted((one, other) -> benchmark.worstFirst().compare(one.value(), other.value()))
                .toList();
        return new HoursJudgement(benchmark, hours, verdicts, stretches);
    }

    /** On which side of a promise with two bounds a value lies, so that opposite misses are not joined. */
    private int side(double value) {
        return benchmark instanceof Benchmark.Promise promise
                        && value > promise.target().high()
                ? 1
                : 0;
    }
}
