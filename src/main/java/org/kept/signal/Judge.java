package org.kept.signal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Reading;
import org.kept.mission.Target;

/** Gives every verdict, on weeks, hours, teams and channels: checks the sample, then asks the benchmark. */
@ApplicationScoped
public class Judge {

    private final int minimumSample;

    @Inject
    Judge(JudgeConfig config) {
        this(config.minimumSample());
    }

    public Judge(int minimumSample) {
        this.minimumSample = minimumSample;
    }

    /** The verdict on a complete period against its target; null for no target. */
    public Verdict verdict(Reading reading, @Nullable Target target) {
        return verdict(reading, Benchmark.of(target));
    }

    /**
     * The verdict on a reading against a benchmark. A reading without a sample size, such as a ready-made figure, is
     * never too small to judge.
     */
    public Verdict verdict(Reading reading, Benchmark benchmark) {
        return reading.fold(
                present -> isTooFew(present.sample().orElse(Double.POSITIVE_INFINITY))
                                && !(benchmark instanceof Benchmark.InProgress)
                        ? Verdict.TOO_FEW
                        : benchmark.verdict(present.amount(), present.interval()),
                absent -> Verdict.NO_DATA);
    }

    /** Whether a sample of this size is too small to judge. */
    public boolean isTooFew(double sample) {
        return sample < minimumSample;
    }
}
