package org.kept.signal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.mission.Target;
import org.kept.rollup.KpiSettingsStore;

/** Gives every verdict, on weeks, hours, teams and channels: checks the sample, then asks the benchmark. */
@ApplicationScoped
public class Judge {

    private final int minimumSample;
    private final @Nullable KpiSettingsStore settings;

    @Inject
    Judge(JudgeConfig config, KpiSettingsStore settings) {
        this.minimumSample = config.minimumSample();
        this.settings = settings;
    }

    /** A judge with one minimum for every KPI. */
    public Judge(int minimumSample) {
        this.minimumSample = minimumSample;
        this.settings = null;
    }

    /** The judge of a KPI in a period, with the minimum that is set for it. */
    public Judge of(Kpi kpi, Period period) {
        return of(kpi).apply(period);
    }

    /** The judges of a KPI by period, for many periods: the minimums are looked up once. */
    public Function<Period, Judge> of(Kpi kpi) {
        if (settings == null) {
            return period -> this;
        }
        var minimums = settings.minimumSamples();
        return period -> new Judge(minimums.in(kpi.code(), period).orElse(minimumSample));
    }

    /** The smallest sample that a verdict may rest on. */
    public int minimumSample() {
        return minimumSample;
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
                present -> isTooFew(present.judgedSample().orElse(Double.POSITIVE_INFINITY))
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
