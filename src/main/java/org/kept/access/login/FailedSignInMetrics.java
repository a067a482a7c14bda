package org.kept.access.login;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts failed sign-ins. A sudden rise indicates an attack. */
@Startup
@ApplicationScoped
class FailedSignInMetrics {

    private final Counter wrong;
    private final Counter tooEarly;

    FailedSignInMetrics(MeterRegistry registry) {
        this.wrong = counter(registry, "wrong");
        this.tooEarly = counter(registry, "too-early");
    }

    private static Counter counter(MeterRegistry registry, String reason) {
        return Counter.builder("kept.sign.ins.refused")
                .description("Failed sign-ins: wrong e-mail or password, or throttled.")
                .tag("why", reason)
                .register(registry);
    }

    /**
     * Counts a failed sign-in.
     *
     * @param early whether the attempt was made before the waiting time was over
     */
    void count(boolean early) {
        (early ? tooEarly : wrong).increment();
    }
}
