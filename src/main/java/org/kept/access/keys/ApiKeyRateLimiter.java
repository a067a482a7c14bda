package org.kept.access.keys;

import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.kept.access.throttle.TokenBuckets;
import org.kept.problem.Problem;

/** Rate limiter per API key. Every response reports the remaining quota. */
@ApplicationScoped
public class ApiKeyRateLimiter {

    /** The remaining quota after a request, and the time until it is full again. */
    private record RemainingQuota(int quota, long remaining, Duration untilFull) {

        /** Writes the headers of draft-ietf-httpapi-ratelimit-headers. */
        void writeHeaders(HttpServerResponse response) {
            response.putHeader("RateLimit-Policy", "\"key\";q=" + quota + ";w=" + TokenBuckets.WINDOW.toSeconds());
            response.putHeader("RateLimit", "\"key\";r=" + remaining + ";t=" + ceilSeconds(untilFull));
        }

        private static long ceilSeconds(Duration time) {
            return time.plusSeconds(1).minusNanos(1).toSeconds();
        }
    }

    private final ApiKeyConfig config;
    private final TokenBuckets buckets;

    ApiKeyRateLimiter(ApiKeyConfig config, Clock clock) {
        this.config = config;
        this.buckets = new TokenBuckets(clock);
    }

    /**
     * Counts a request and writes the remaining quota to the response. Returns a 429 problem if the limit is exceeded,
     * otherwise empty.
     */
    public Optional<Problem> count(ApiKey key, HttpServerResponse response) {
        var quota = Objects.requireNonNullElse(key.requestsPerMinute(), config.requestsPerMinute());
        var probe = buckets.of(key.prefix(), quota).tryConsumeAndReturnRemaining(1);
        new RemainingQuota(quota, probe.getRemainingTokens(), Duration.ofNanos(probe.getNanosToWaitForReset()))
                .writeHeaders(response);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        return Optional.of(Problem.tooManyRequests(
                "This key may make " + quota
                        + " requests per minute. Nothing of this request was stored. Wait as long as"
                        + " Retry-After says, then send it again.",
                Duration.ofNanos(probe.getNanosToWaitForRefill())));
    }
}
