package org.kept.rollup.web;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;
import org.kept.rollup.state.StartRecount;
import org.kept.ui.Banner;

/** Says on every page and in the readiness check how far a recount of the start is. Kept stays ready meanwhile. */
@Readiness
@ApplicationScoped
class StartRecountBanner implements Banner, HealthCheck {

    private final StartRecount startRecount;

    StartRecountBanner(StartRecount startRecount) {
        this.startRecount = startRecount;
    }

    @Override
    public @Nullable String message() {
        return startRecount.message();
    }

    @Override
    public boolean isLoading() {
        return startRecount.message() != null;
    }

    @Override
    public HealthCheckResponse call() {
        var message = startRecount.message();
        return HealthCheckResponse.named("numbers")
                .up()
                .withData("says", message == null ? "All numbers are counted." : message)
                .build();
    }
}
