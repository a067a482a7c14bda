package org.kept.access.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;

/** A bucket of tokens for each caller, full to begin with and filled evenly over a minute; in the memory of this node. */
public final class TokenBuckets {

    public static final Duration WINDOW = Duration.ofMinutes(1);

    private record BucketOwner(String name, int capacity) {}

    /** The injected clock as the library asks for it. */
    private record ClockTimeMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            var now = clock.instant();
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    private final ClockTimeMeter meter;
    private final Cache<BucketOwner, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            // A bucket that nobody asked for so long is full again, and so as good as a new one.
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .build();

    public TokenBuckets(Clock clock) {
        this.meter = new ClockTimeMeter(clock);
    }

    /** The bucket of that name; another capacity begins another one. */
    public Bucket of(String name, int capacity) {
        return buckets.get(new BucketOwner(name, capacity), this::fill);
    }

    private Bucket fill(BucketOwner holder) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(holder.capacity()).refillGreedy(holder.capacity(), WINDOW))
                .withCustomTimePrecision(meter)
                .build();
    }
}
