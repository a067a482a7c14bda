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
import org.kept.signal.LastWeek;

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

    private final Asking asking;
    private final Comparisons comparisons;
    private final Readings readings;
    private final LastWeek last;
    private final Happenings happenings;
    private final SecurityIdentity caller;
    private final String zone;

    TeamsPages(
            Asking asking,
            Comparisons comparisons,
            Readings readings,
            LastWeek last,
            Happenings happenings,
            SecurityIdentity caller,
            @ConfigProperty(name = "kept.zone") String zone) {
        this.asking = asking;
        this.comparisons = comparisons;
        this.readings = readings;
        this.last = last;
        this.happenings = happenings;
        this.caller = caller;
        this.zone = zone;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance show(@BeanParam TeamsQuery query) {
        var comparison = comparisons.comparison(asking.question(query), Reach.of(caller));
        var question = comparison.question();
        return Templates.teams(
                new Answer(comparison, asking, last.complete()).page(readings.channels(), zone),
                happenings.during(
                        question.kpi(), question.from().start(), question.to().lastDay(), question.cut()));
    }
}
