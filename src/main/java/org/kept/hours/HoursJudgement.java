package org.kept.hours;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.kept.kpi.Reading;
import org.kept.signal.Benchmark;
import org.kept.signal.Verdict;

/**
 * The hours of the day, compared with a benchmark.
 *
 * @param hours one reading for each of the 24 hours, from midnight
 * @param verdicts one verdict for each hour
 * @param outstanding ranges of adjacent hours with the same clear verdict, worst first
 */
public record HoursJudgement(
        Benchmark benchmark, List<Reading> hours, List<Verdict> verdicts, List<HourRange> outstanding) {

    /** The number of hours that were judged. */
    public int judged() {
        return (int) verdicts.stream().filter(Verdict::isJudged).count();
    }

    /** The number of those that met the target; 0 without a target. */
    public int kept() {
        return count(Verdict.MET);
    }

    /** The share of judged hours that met the target, 0 to 1; empty if none was judged. */
    public OptionalDouble share() {
        return judged() == 0 ? OptionalDouble.empty() : OptionalDouble.of(kept() / (double) judged());
    }

    /** The hours that missed the target, by chance or clearly. */
    public List<Integer> missed() {
        return IntStream.range(0, verdicts.size())
                .filter(hour -> verdicts.get(hour).isMissed())
                .boxed()
                .toList();
    }

    int count(Verdict verdict) {
        return (int) verdicts.stream().filter(verdict::equals).count();
    }

    /** The ranges with this verdict, worst first. */
    public List<HourRange> outstanding(Verdict verdict) {
        return outstanding.stream().filter(each -> each.verdict() == verdict).toList();
    }
}
