package org.kept.problem;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Rejects requests from the moment the process is told to stop.
 *
 * <p>Quarkus waits for running requests and stops as soon as there are none. A request that arrived after that moment
 * could be stored without being answered.
 */
@ApplicationScoped
public class StopFilter {

    /** After the request has its id. */
    private static final int PRIORITY = 1_800;

    /** Health and metrics, which report that the process is stopping. */
    private static final String MANAGEMENT = "/q/";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final ProblemResponder problemResponder;
    private final Thread hook = new Thread(this::stop, "kept-stop");
    private final List<Runnable> actions = new CopyOnWriteArrayList<>();
    private volatile boolean stopping;

    StopFilter(ProblemResponder problemResponder) {
        this.problemResponder = problemResponder;
    }

    void onStart(@Observes StartupEvent started) {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void onStop(@Observes ShutdownEvent stopped) {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The hooks are running already: the process ends with this application.
        }
    }

    /** Has this run when the process is told to stop, before it waits for running requests. */
    public void whenStopping(Runnable action) {
        actions.add(action);
    }

    private synchronized void stop() {
        if (!stopping) {
            stopping = true;
            actions.forEach(Runnable::run);
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext request) {
        if (stopping && !request.normalizedPath().startsWith(MANAGEMENT)) {
            problemResponder.send(
                    request, Problem.busy("Kept is stopping. Nothing was stored; send it again.", RETRY_AFTER));
            request.request().resume();
        } else {
            request.next();
        }
    }
}
