package org.kept.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Whether other systems are sending to this node at the moment, so that background work makes way for them. */
@ApplicationScoped
public class IntakeActivity {

    private static final Duration RECENT = Duration.ofSeconds(1);

    private final Clock clock;
    private volatile Instant last = Instant.MIN;

    IntakeActivity(Clock clock) {
        this.clock = clock;
    }

    /** Records that a request with events, or a genuine delivery to a hook, has arrived. */
    public void record() {
        last = clock.instant();
    }

    /** Whether something arrived within the last second. */
    public boolean isRecent() {
        var now = clock.instant();
        return last.isAfter(now.minus(RECENT)) && !last.isAfter(now);
    }
}
