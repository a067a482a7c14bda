package org.kept.ingest.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;

/** Limit on concurrent requests that send events, and the number of requests that wait to be stored. */
@ApplicationScoped
public class AdmissionControl {

    private final int max;
    private final Semaphore permits;
    private final AtomicInteger waiting = new AtomicInteger();

    AdmissionControl(IngestConfig config) {
        this.max = config.maxRequests();
        this.permits = new Semaphore(max);
    }

    /** Admits a request; false if the limit is reached. */
    public boolean enter() {
        return permits.tryAcquire();
    }

    public void leave() {
        permits.release();
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
        return max - permits.availablePermits();
    }

    int waiting() {
        return waiting.get();
    }
}
