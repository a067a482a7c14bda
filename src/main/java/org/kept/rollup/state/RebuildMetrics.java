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
 * How far the numbers are behind what was decided about them.
 *
 * <p>They are never behind the events: these are counted in the transaction that stores them. What takes time is a
 * recount, of all or of a definition; while one runs on this node, events wait and pages show the numbers before it.
 */
@Startup
@ApplicationScoped
public class RebuildMetrics {

    private static final long NONE = -1;

    private final Timer rebuilds;
    private final AtomicLong began = new AtomicLong(NONE);

    RebuildMetrics(MeterRegistry registry) {
        this.rebuilds = Timer.builder("kept.rollup.rebuild")
                .description("Time of a recount that was finished, of all numbers or of a definition.")
                .register(registry);
        TimeGauge.builder("kept.rollup.lag", this::lag, TimeUnit.NANOSECONDS)
                .description(
                        "Age of a recount that still runs here; 0 where none does, for events are counted at once.")
                .strongReference(true)
                .register(registry);
    }

    private long lag() {
        var since = began.get();
        return since == NONE ? 0 : System.nanoTime() - since;
    }

    /** Does a recount and takes its time; one runs at a time, or the last to begin is the one that shows. */
    public <T> T timed(Supplier<T> recount) {
        began.set(System.nanoTime());
        try {
            return rebuilds.record(recount);
        } finally {
            began.set(NONE);
        }
    }
}
