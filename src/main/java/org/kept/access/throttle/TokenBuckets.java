package org.kept.access.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;

/** A token bucket per caller, initially full and refilled evenly over a minute; in the memory of this node. */
public final class TokenBuckets {

    public static final Duration WINDOW = Duration.ofMinutes(1);

    private record BucketOwner(String name, int capacity) {}

    /** Adapts the injected clock to the library. */
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
            // A bucket unused for this long is full, and so equals a new one.
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .build();

    public TokenBuckets(Clock clock) {
        this.meter = new ClockTimeMeter(clock);
    }

    /** The bucket with this name; a different capacity means a different bucket. */
    public Bucket of(String name, int capacity) {
        return buckets.get(new BucketOwner(name, capacity), this::newBucket);
    }

    private Bucket newBucket(BucketOwner owner) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(owner.capacity()).refillGreedy(owner.capacity(), WINDOW))
                .withCustomTimePrecision(meter)
                .build();
    }
}
