package org.kept.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Collects the events fired after set-up. */
@ApplicationScoped
public class SetUpObserver {

    final BlockingQueue<SetUpCompleted> seen = new LinkedBlockingQueue<>();

    void done(@ObservesAsync SetUpCompleted event) {
        seen.add(event);
    }

    public BlockingQueue<SetUpCompleted> seen() {
        return seen;
    }
}
