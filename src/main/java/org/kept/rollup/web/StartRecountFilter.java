package org.kept.rollup.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.kept.rollup.state.StartRecount;

/**
 * Rejects requests that would show incomplete numbers without saying so while all are counted in a new time zone:
 * the API and its downloads, pages for people without an account, and publishing a week. The promise page has a route
 * of its own, which does the same.
 */
@ApplicationScoped
class StartRecountFilter {

    private static final String SCORECARDS = "/scorecards/";

    private static final List<String> UNMARKED = List.of(
            "/api/v1/kpis",
            "/api/v1/scorecards",
            "/api/v1/restatements",
            "/api/v1/openmetrics",
            "/promise/settings/preview",
            "/share/",
            "/wall");

    private final StartRecount startRecount;

    StartRecountFilter(StartRecount startRecount) {
        this.startRecount = startRecount;
    }

    @ServerRequestFilter
    void refuse(ContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        var absolute = path.startsWith("/") ? path : "/" + path;
        if (startRecount.isInNewZone() && letsNumbersOut(request.getMethod(), absolute)) {
            startRecount.requireZone();
        }
    }

    static boolean letsNumbersOut(String method, String path) {
        return UNMARKED.stream().anyMatch(path::startsWith)
                || (path.startsWith(SCORECARDS) && !method.equals(HttpMethod.GET));
    }
}
