package org.kept.ingest.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.kept.ingest.pipeline.IngestConfig;

/** How many bytes of bodies may be in memory at the same time, of all requests together. */
@ApplicationScoped
class BufferBudget {

    static final String NONE =
            "The bodies that are coming in take all the room there is; what was not yet answered of this"
                    + " one was not stored. Send it again.";
    static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    @Inject
    BufferBudget(IngestConfig config) {
        this(config.maxBuffered().asLongValue());
    }

    BufferBudget(long most) {
        this.most = most;
    }

    /** Takes room for so many bytes, or answers false where there is none. */
    boolean reserve(int bytes) {
        if (taken.addAndGet(bytes) <= most) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    void release(int bytes) {
        taken.addAndGet(-bytes);
    }
}
