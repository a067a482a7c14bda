package org.kept.operate;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** Which of the metrics that Quarkus brings are left out. */
final class ForeignMetrics {

    /** Their names do not keep to Prometheus' conventions, and {@code process_cpu_usage} says as much. */
    private static final Set<String> LEFT_OUT = Set.of("process.cpu.time", "system.cpu.count");

    private ForeignMetrics() {}

    @Produces
    @Singleton
    static MeterFilter leftOut() {
        return MeterFilter.deny(meter -> LEFT_OUT.contains(meter.getName()));
    }
}
