package org.kept.rollup.state;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Metrics of recounts: duration and current lag.
 *
 * <p>The numbers never lag behind the events, which are counted in the transaction that stores them. Only a recount
 * takes time, of everything or of a definition; while one runs on this node, events wait and pages show the old
 * numbers.
 */
@Startup
@ApplicationScoped
public class RebuildMetrics {

    private static final long NONE = -1;

    private final Timer timer;
    private final AtomicLong startedAt = new AtomicLong(NONE);

    RebuildMetrics(MeterRegistry registry) {
        this.timer = Timer.builder("kept.rollup.rebuild")
                .description("Time of a recount that was finished, of all numbers or of a definition.")
                .register(registry);
        TimeGauge.builder("kept.rollup.lag", this::lag, TimeUnit.NANOSECONDS)
                .description(
                        "Age of a recount that still runs here; 0 where none does, for events are counted at once.")
                .strongReference(true)
                .register(registry);
    }

    private long lag() {
        var since = startedAt.get();
        return since == NONE ? 0 : System.nanoTime() - since;
    }

    /** Runs and times a recount; if several overlap, the gauge shows the last to begin. */
    public <T> T timed(Supplier<T> recount) {
        var start = System.nanoTime();
        startedAt.set(start);
        try {
            return timer.record(recount);
        } finally {
            startedAt.compareAndSet(start, NONE);
        }
    }
}
