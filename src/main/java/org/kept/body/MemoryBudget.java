package org.kept.body;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.kept.problem.Problem;

/**
 * Limit on the memory that all requests together use before their events are stored: bytes received, bytes unpacked and
 * events parsed.
 */
@ApplicationScoped
public class MemoryBudget {

    /** The rest of the heap is for the work on the events, for pages and for the database. */
    private static final int SHARE_OF_HEAP = 4;

    private final long maxBytes;
    private final AtomicLong reserved = new AtomicLong();

    @Inject
    MemoryBudget(@ConfigProperty(name = "kept.ingest.max-buffered") MemorySize most) {
        this(Math.min(most.asLongValue(), Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP));
    }

    public MemoryBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The 503 for a request that finds no memory left. */
    public static Problem exhausted() {
        return Problem.busy(
                "Kept is receiving too much data at once. The rest of this body was not stored. Send it again after the"
                        + " seconds in Retry-After.",
                Duration.ofSeconds(1));
    }

    /** Reserves this many bytes; false if the limit is reached. */
    public boolean reserve(long bytes) {
        if (reserved.addAndGet(bytes) <= maxBytes) {
            return true;
        }
        reserved.addAndGet(-bytes);
        return false;
    }

    public void release(long bytes) {
        reserved.addAndGet(-bytes);
    }

    public Reservation open() {
        return new Reservation();
    }

    /** The memory reserved by one request; closing it releases everything. Not thread-safe. */
    public final class Reservation implements AutoCloseable {

        private long bytes;

        private Reservation() {}

        /**
         * Reserves more.
         *
         * @throws Problem 413 if this request alone takes three quarters of the limit, 503 if the others leave too
         *     little
         */
        public void add(long more) {
            if (bytes + more > maxBytes / 4 * 3) {
                throw Problem.tooLarge(
                        "Unpacked and parsed, the body needs too much memory. Split it, or send NDJSON or CSV, which have"
                                + " no limit.");
            }
            if (!reserve(more)) {
                throw exhausted();
            }
            bytes += more;
        }

        public void remove(long less) {
            release(less);
            bytes -= less;
        }

        @Override
        public void close() {
            release(bytes);
            bytes = 0;
        }
    }
}
