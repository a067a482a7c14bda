package org.kept.access.throttle;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.kept.access.SenderThrottle;
import org.kept.problem.Problem;

/** A bucket of wrong secrets per target and address. */
@ApplicationScoped
class SenderBuckets implements SenderThrottle {

    private final TokenBuckets buckets;

    SenderBuckets(Clock clock) {
        this.buckets = new TokenBuckets(clock);
    }

    @Override
    public String addressOf(RoutingContext request) {
        return ClientAddress.of(request);
    }

    @Override
    public void registerAttempt(String target, String address, int perMinute) {
        var probe = buckets.of(name(target, address), perMinute).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Problem.tooManyRequests(
                    "Too many requests with a wrong secret from this address. Check the secret on both sides.",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    @Override
    public void undoAttempt(String target, String address, int perMinute) {
        buckets.of(name(target, address), perMinute).addTokens(1);
    }

    private static String name(String target, String address) {
        return address + " " + target;
    }
}
