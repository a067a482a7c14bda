package org.kept.hours;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.kept.kpi.Reading;
import org.kept.signal.Benchmark;
import org.kept.signal.Verdict;

/**
 * The hours of the day, held against a benchmark.
 *
 * @param hours what each of the 24 read, from midnight on
 * @param verdicts the verdict on each of them
 * @param outstanding neighbouring hours that stand out, the worst first
 */
public record HoursJudgement(
        Benchmark benchmark, List<Reading> hours, List<Verdict> verdicts, List<HourRange> outstanding) {

    /** How many hours were held against the benchmark. */
    public int judged() {
        return (int) verdicts.stream().filter(Verdict::isJudged).count();
    }

    /** How many of those kept the promise; 0 where nothing was promised. */
    public int kept() {
        return count(Verdict.MET);
    }

    /** The share of the judged hours that kept it; empty where none was judged. */
    public OptionalDouble share() {
        return judged() == 0 ? OptionalDouble.empty() : OptionalDouble.of(kept() / (double) judged());
    }

    /** The hours whose value did not keep it, by chance or clearly. */
    public List<Integer> missed() {
        return IntStream.range(0, verdicts.size())
                .filter(hour -> verdicts.get(hour).isMissed())
                .boxed()
                .toList();
    }

    int count(Verdict verdict) {
        return (int) verdicts.stream().filter(verdict::equals).count();
    }

    /** Those that stand out so, the worst first. */
    public List<HourRange> outstanding(Verdict verdict) {
        return outstanding.stream().filter(each -> each.verdict() == verdict).toList();
    }
}
