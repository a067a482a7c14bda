package org.kept.body;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kept.problem.StopFilter;

/**
 * The request bodies that are being received. Those that are not whole soon after the process was told to stop are broken
 * off, and answered with what was stored of them: a sender that has gone quiet delays no stop.
 */
@ApplicationScoped
public class OpenBodies {

    /** How long a body may still arrive after the process was told to stop. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Map<Runnable, Context> open = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /** Registers before the first request, which may come while the process stops. */
    void register(@Observes StartupEvent started, StopFilter stop) {
        stop.whenStopping(() -> breakOffAfter(GRACE));
    }

    /**
     * Counts a body as open.
     *
     * @param breakOff ends it, on its event loop
     * @return ends counting it
     */
    public Runnable open(Context context, Runnable breakOff) {
        open.put(breakOff, context);
        if (stopping) {
            breakOff(breakOff, context, GRACE);
        }
        return () -> open.remove(breakOff);
    }

    void breakOffAfter(Duration grace) {
        stopping = true;
        open.forEach((breakOff, context) -> breakOff(breakOff, context, grace));
    }

    private void breakOff(Runnable breakOff, Context context, Duration grace) {
        context.owner()
                .setTimer(
                        grace.toMillis(),
                        late -> context.runOnContext(on -> {
                            if (open.containsKey(breakOff)) {
                                breakOff.run();
                            }
                        }));
    }
}
