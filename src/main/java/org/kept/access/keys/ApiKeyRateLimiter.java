package org.kept.access.keys;

import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.kept.access.throttle.TokenBuckets;
import org.kept.problem.Problem;

/** How often each key may ask, told with every answer. */
@ApplicationScoped
public class ApiKeyRateLimiter {

    /** What is left to a key after a request, and in how long it has everything again. */
    private record RemainingQuota(int quota, long remaining, Duration untilFull) {

        /** The fields of draft-ietf-httpapi-ratelimit-headers. */
        void tell(HttpServerResponse response) {
            response.putHeader("RateLimit-Policy", "\"key\";q=" + quota + ";w=" + TokenBuckets.WINDOW.toSeconds());
            response.putHeader("RateLimit", "\"key\";r=" + remaining + ";t=" + roundedUp(untilFull));
        }

        private static long roundedUp(Duration time) {
            return time.plusSeconds(1).minusNanos(1).toSeconds();
        }
    }

    private final ApiKeyConfig config;
    private final TokenBuckets buckets;

    ApiKeyRateLimiter(ApiKeyConfig config, Clock clock) {
        this.config = config;
        this.buckets = new TokenBuckets(clock);
    }

    /** Counts a request of that key and tells in the answer what is left; empty unless it is one too many. */
    public Optional<Problem> count(ApiKey key, HttpServerResponse response) {
        var quota = Objects.requireNonNullElse(key.requestsPerMinute(), config.requestsPerMinute());
        var probe = buckets.of(key.prefix(), quota).tryConsumeAndReturnRemaining(1);
        new RemainingQuota(quota, probe.getRemainingTokens(), Duration.ofNanos(probe.getNanosToWaitForReset()))
                .tell(response);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        return Optional.of(Problem.tooManyRequests(
                "This key may ask " + quota + " times a minute, and has. Nothing of this request was stored. Wait as"
                        + " Retry-After says, then send it again.",
                Duration.ofNanos(probe.getNanosToWaitForRefill())));
    }
}
