package org.kept.share;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.kept.access.DataScope;
import org.kept.access.SenderThrottle;
import org.kept.problem.Problem;
import org.kept.request.FrameAncestors;
import org.kept.rollup.Slice;
import org.kept.view.SharedPageSource;

/** Shows the page of a share link to anyone who has it. */
@Path("/share/{token}")
@Produces(MediaType.TEXT_HTML)
public class SharedPages {

    private static final String THROTTLED = "share";

    private final ShareService shares;
    private final Instance<SharedPageSource> sources;
    private final SenderThrottle throttle;
    private final ShareConfig config;
    private final FrameOrigins frameOrigins;

    SharedPages(
            ShareService shares,
            Instance<SharedPageSource> sources,
            SenderThrottle throttle,
            ShareConfig config,
            FrameOrigins frameOrigins) {
        this.shares = shares;
        this.sources = sources;
        this.throttle = throttle;
        this.config = config;
        this.frameOrigins = frameOrigins;
    }

    /** The page. A wrong token, and one that has ended, get the same 404 as any unknown address. */
    @GET
    @PermitAll
    @Operation(hidden = true)
    public String show(@RestPath String token, RoutingContext request) {
        var address = throttle.addressOf(request);
        throttle.registerAttempt(THROTTLED, address, config.wrongPerMinute());
        var target = shares.open(token).orElseThrow(Problem::unknownAddress);
        throttle.undoAttempt(THROTTLED, address, config.wrongPerMinute());
        FrameAncestors.allow(request, frameOrigins.all());
        return SharedHtml.withoutWaysOut(render(target));
    }

    private String render(ShareTarget target) {
        var team = target.team();
        return sources.stream()
                .filter(source -> source.sharedPage().equals(target.page().code()))
                .findFirst()
                .orElseThrow(Problem::unknownAddress)
                .shared(
                        target.week(),
                        target.kpi(),
                        new Slice(team, null),
                        team == null ? DataScope.SCREEN : DataScope.outside(team))
                .render();
    }
}
