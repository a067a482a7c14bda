package org.kept.access.login;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts the sign-ins that were refused: a sudden rise is somebody who guesses. */
@Startup
@ApplicationScoped
class FailedSignInMetrics {

    private final Counter wrong;
    private final Counter tooEarly;

    FailedSignInMetrics(MeterRegistry registry) {
        this.wrong = counter(registry, "wrong");
        this.tooEarly = counter(registry, "too-early");
    }

    private static Counter counter(MeterRegistry registry, String why) {
        return Counter.builder("kept.sign.ins.refused")
                .description("Sign-ins that were refused: wrong address or password, or a try that came too early.")
                .tag("why", why)
                .register(registry);
    }

    /** Counts one, by whether it came before the wait for the next try was over. */
    void count(boolean early) {
        (early ? tooEarly : wrong).increment();
    }
}
