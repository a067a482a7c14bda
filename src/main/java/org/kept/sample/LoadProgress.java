package org.kept.sample;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.kept.ui.NumberFormatter;

/** Numbers of loaded and of all events; counted by one thread, read by any. */
final class LoadProgress {

    private final AtomicLong loaded = new AtomicLong();
    private volatile long total;
    private volatile boolean stopped;

    /** Starts at 0 with an unknown total. */
    void reset() {
        total = 0;
        loaded.set(0);
    }

    /** Sets the total, once the events are generated. */
    void begin(long events) {
        total = events;
    }

    /**
     * Counts an event.
     *
     * @throws CancellationException after {@link #stop}
     */
    void advance() {
        if (stopped) {
            throw new CancellationException("Kept was stopped");
        }
        loaded.incrementAndGet();
    }

    /** Lets no further event be loaded. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    /** The notice while it loads: the number of events so far, the total and the share. */
    String message() {
        var all = total;
        if (all == 0) {
            return "Loading the sample company. Numbers are incomplete until it finishes.";
        }
        var done = Math.min(loaded.get(), all);
        return "Loading the sample company: " + NumberFormatter.count(done) + " of "
                + NumberFormatter.of(all, "event", "events") + " (" + 100 * done / all
                + "%). Numbers are incomplete until it finishes.";
    }
}
