package org.kept.ingest.upload;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.kept.problem.Problem;
import org.kept.problem.ProblemResponder;

/** Turns away a form that is too large before any of it is read: only the API takes bodies without a limit. */
@ApplicationScoped
class UploadSizeFilter {

    /** What a form has around its file. */
    private static final long AROUND = 64 * 1024;

    private final UploadConfig config;

    UploadSizeFilter(UploadConfig config) {
        this.config = config;
    }

    @ServerRequestFilter(preMatching = true)
    void check(ContainerRequestContext request, RoutingContext routing) {
        if (ProblemResponder.isApiPath(routing.normalizedPath())
                || !request.getMethod().equals("POST")) {
            return;
        }
        var most = config.maxFile().asLongValue();
        // Without a length there is a body of unknown size; browsers always tell it.
        var chunked = request.getHeaderString("Transfer-Encoding") != null;
        if (chunked || request.getLength() > most + AROUND) {
            throw tooLarge(most);
        }
    }

    static Problem tooLarge(long most) {
        return Problem.tooLarge("A file may have " + most / (1024 * 1024)
                + " MiB here. Split it, or push it with curl as text/csv to /api/v1/events, which takes any length.");
    }
}
