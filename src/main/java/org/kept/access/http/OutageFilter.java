package org.kept.access.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.kept.database.DatabaseReachability;
import org.kept.problem.DatabaseOutage;
import org.kept.problem.ProblemResponder;
import org.kept.request.PromisePath;

/**
 * Rejects requests at once while the database is known to be unreachable, before authentication would query it. They
 * let it be tried again in the background, so that no one waits for that.
 */
@ApplicationScoped
class OutageFilter {

    /** After the checks of path, headers and size, before authentication. */
    private static final int PRIORITY = 895;

    private static final String MANAGEMENT = "/q/";

    /** Extensions of the files that error pages need. */
    private static final Set<String> FILES = Set.of("css", "js", "woff2", "svg", "png", "ico");

    private final DatabaseReachability reachability;
    private final ProblemResponder problemResponder;

    OutageFilter(DatabaseReachability reachability, ProblemResponder problemResponder) {
        this.reachability = reachability;
        this.problemResponder = problemResponder;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext request) {
        var path = request.normalizedPath();
        if (!reachability.isAway()
                || path.startsWith(MANAGEMENT)
                || PromisePath.isOpen(path) // Answered from memory.
                || FILES.contains(path.substring(path.lastIndexOf('.') + 1))) {
            request.next();
        } else {
            reachability.tryAgain();
            problemResponder.send(request, DatabaseOutage.problem());
            // Drains the body, so that the connection can be used again.
            request.request().resume();
        }
    }
}
