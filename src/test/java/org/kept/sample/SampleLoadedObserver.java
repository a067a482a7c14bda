package org.kept.sample;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Lets tests wait until the sample company is loaded. */
@ApplicationScoped
public class SampleLoadedObserver {

    private final BlockingQueue<SampleLoaded> seen = new LinkedBlockingQueue<>();

    void done(@ObservesAsync SampleLoaded event) {
        seen.add(event);
    }

    /** Waits for at most five minutes. */
    public void await() {
        next();
    }

    SampleLoaded next() {
        try {
            var event = seen.poll(5, TimeUnit.MINUTES);
            assertThat(event).as("the sample company").isNotNull();
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
