package org.kept.ingest.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;

/** How many requests bring events at the moment, and how many of them wait for their turn to be stored. */
@ApplicationScoped
public class AdmissionControl {

    private final int most;
    private final Semaphore free;
    private final AtomicInteger waiting = new AtomicInteger();

    AdmissionControl(IngestConfig config) {
        this.most = config.maxRequests();
        this.free = new Semaphore(most);
    }

    /** Takes a place, or answers false where there is none. */
    public boolean enter() {
        return free.tryAcquire();
    }

    public void leave() {
        free.release();
    }

    /** Waits for a turn, and is counted among those who wait. */
    void await(Lock turn) {
        waiting.incrementAndGet();
        try {
            turn.lock();
        } finally {
            waiting.decrementAndGet();
        }
    }

    int most() {
        return most;
    }

    int taken() {
        return most - free.availablePermits();
    }

    int waiting() {
        return waiting.get();
    }
}
