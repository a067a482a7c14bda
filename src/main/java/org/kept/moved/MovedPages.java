package org.kept.moved;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.kept.access.Reach;
import org.kept.access.Roles;
import org.kept.calendar.Grain;
import org.kept.rollup.Readings;
import org.kept.signal.Happening;
import org.kept.signal.Happenings;
import org.kept.view.KpiView;
import org.kept.view.KpiViewParser;
import org.kept.view.KpiViewQuery;
import org.kept.view.LastWeek;

/** What moved a KPI between two weeks, as a page. */
@Path("/kpis/{kpi}/moved")
@RolesAllowed(Roles.PERSON)
@Produces(MediaType.TEXT_HTML)
public class MovedPages {

    @CheckedTemplate(basePath = "moved")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance moved(MovedPage page, List<Happening> happened);
    }

    private final KpiViewParser parser;
    private final Movements movements;
    private final Readings readings;
    private final LastWeek last;
    private final Happenings happenings;
    private final SecurityIdentity caller;
    private final String zone;

    MovedPages(
            KpiViewParser parser,
            Movements movements,
            Readings readings,
            LastWeek last,
            Happenings happenings,
            SecurityIdentity caller,
            @ConfigProperty(name = "kept.zone") String zone) {
        this.parser = parser;
        this.movements = movements;
        this.readings = readings;
        this.last = last;
        this.happenings = happenings;
        this.caller = caller;
        this.zone = zone;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance show(@BeanParam KpiViewQuery query) {
        var request = parser.parse(KpiView.MOVED, query);
        var first = readings.extent(request.kpi(), Grain.WEEK)
                .map(Readings.Extent::first)
                .orElse(null);
        return Templates.moved(
                new Answer(movements.movement(request, Reach.of(caller)), last.complete(), first)
                        .page(readings.teams(Reach.of(caller)), readings.channels(), zone),
                happenings.during(
                        request.kpi(), request.from().start(), request.to().lastDay(), request.cut()));
    }
}
