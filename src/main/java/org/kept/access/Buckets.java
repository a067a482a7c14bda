package org.kept.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;

/** A bucket of tokens for each caller, full to begin with and filled evenly over a minute; in the memory of this node. */
final class Buckets {

    static final Duration WINDOW = Duration.ofMinutes(1);

    private record Holder(String name, int capacity) {}

    /** The injected clock as the library asks for it. */
    private record Meter(Clock clock) implements TimeMeter {

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

    private final Meter meter;
    private final Cache<Holder, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            // A bucket that nobody asked for so long is full again, and so as good as a new one.
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .build();

    Buckets(Clock clock) {
        this.meter = new Meter(clock);
    }

    /** The bucket of that name; another capacity begins another one. */
    Bucket of(String name, int capacity) {
        return buckets.get(new Holder(name, capacity), this::fill);
    }

    private Bucket fill(Holder holder) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(holder.capacity()).refillGreedy(holder.capacity(), WINDOW))
                .withCustomTimePrecision(meter)
                .build();
    }
}
