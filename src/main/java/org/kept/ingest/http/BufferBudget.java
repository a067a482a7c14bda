package org.kept.ingest.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.kept.ingest.pipeline.IngestConfig;

/** Limit on the bytes of request bodies in memory, across all requests. */
@ApplicationScoped
class BufferBudget {

    static final String NONE =
            "The bodies that are coming in take all the room there is; what was not yet answered of this"
                    + " one was not stored. Send it again.";
    static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final long maxBytes;
    private final AtomicLong reserved = new AtomicLong();

    @Inject
    BufferBudget(IngestConfig config) {
        this(config.maxBuffered().asLongValue());
    }

    BufferBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Reserves that many bytes; false if the limit is reached. */
    boolean reserve(int bytes) {
        if (reserved.addAndGet(bytes) <= maxBytes) {
            return true;
        }
        reserved.addAndGet(-bytes);
        return false;
    }

    void release(int bytes) {
        reserved.addAndGet(-bytes);
    }
}
