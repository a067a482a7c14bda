package org.kept.ingest.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import org.kept.request.SharedPlaces;

/**
 * Limit on concurrent requests that send events, three quarters of it for one caller, and the number of requests that
 * wait to be stored.
 */
@ApplicationScoped
public class AdmissionControl {

    private final int max;
    private final SharedPlaces places;
    private final AtomicInteger waiting = new AtomicInteger();

    AdmissionControl(IngestConfig config) {
        this.max = config.maxRequests();
        this.places = new SharedPlaces(max, max - max / 4);
    }

    /** Admits a request of that caller; false if the limit is reached. */
    public boolean enter(String caller) {
        return places.take(caller);
    }

    public void leave(String caller) {
        places.free(caller);
    }

    /** Acquires the lock; the request counts as waiting meanwhile. */
    void await(Lock lock) {
        waiting.incrementAndGet();
        try {
            lock.lock();
        } finally {
            waiting.decrementAndGet();
        }
    }

    int limit() {
        return max;
    }

    int inUse() {
        return places.taken();
    }

    int waiting() {
        return waiting.get();
    }
}
