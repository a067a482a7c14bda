package org.kept.teams;

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
import org.kept.rollup.Readings;
import org.kept.signal.Happening;
import org.kept.signal.Happenings;
import org.kept.view.KpiView;
import org.kept.view.KpiViewParser;
import org.kept.view.KpiViewQuery;
import org.kept.view.LastWeek;

/** Teams compared as a page. */
@Path("/kpis/{kpi}/teams")
@RolesAllowed(Roles.PERSON)
@Produces(MediaType.TEXT_HTML)
public class TeamsPages {

    @CheckedTemplate(basePath = "teams")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance teams(TeamsPage page, List<Happening> happened);
    }

    private final KpiViewParser parser;
    private final Comparisons comparisons;
    private final Readings readings;
    private final LastWeek last;
    private final Happenings happenings;
    private final SecurityIdentity caller;
    private final String zone;

    TeamsPages(
            KpiViewParser parser,
            Comparisons comparisons,
            Readings readings,
            LastWeek last,
            Happenings happenings,
            SecurityIdentity caller,
            @ConfigProperty(name = "kept.zone") String zone) {
        this.parser = parser;
        this.comparisons = comparisons;
        this.readings = readings;
        this.last = last;
        this.happenings = happenings;
        this.caller = caller;
        this.zone = zone;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance show(@BeanParam KpiViewQuery query) {
        var comparison = comparisons.comparison(parser.parse(KpiView.TEAMS, query), Reach.of(caller));
        var request = comparison.request();
        return Templates.teams(
                new Answer(comparison, last.complete()).page(readings.channels(), zone),
                happenings.during(
                        request.kpi(), request.from().start(), request.to().lastDay(), request.cut()));
    }
}
