package org.kept.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Remembers what followed the set-up. */
@ApplicationScoped
class SetUpWatch {

    final BlockingQueue<SetUp> seen = new LinkedBlockingQueue<>();

    void done(@ObservesAsync SetUp event) {
        seen.add(event);
    }

    BlockingQueue<SetUp> seen() {
        return seen;
    }
}
