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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.Permissions;
import org.kept.database.ReadSession;
import org.kept.rollup.KpiReader;
import org.kept.view.ChartNote;
import org.kept.view.ChartNotes;
import org.kept.view.ExcludedNotice;
import org.kept.view.KpiView;
import org.kept.view.KpiViewParser;
import org.kept.view.KpiViewQuery;
import org.kept.view.KpiViewRequest;
import org.kept.view.LastWeek;

/** Page "teams compared". */
@Path("/kpis/{kpi}/teams")
@RolesAllowed(Permissions.PERSON)
@Produces(MediaType.TEXT_HTML)
public class TeamsPages {

    @CheckedTemplate(basePath = "teams")
    static final class TeamsTemplates {

        private TeamsTemplates() {}

        static native TemplateInstance teams(
                TeamsPage page, List<ChartNote> happened, @Nullable ExcludedNotice excluded);
    }

    private final KpiViewParser parser;
    private final TeamComparisons comparisons;
    private final KpiReader kpiReader;
    private final LastWeek last;
    private final ChartNotes chartNotes;
    private final SecurityIdentity caller;
    private final String zone;
    private final ReadSession reads;

    TeamsPages(
            KpiViewParser parser,
            TeamComparisons comparisons,
            KpiReader kpiReader,
            LastWeek last,
            ChartNotes chartNotes,
            SecurityIdentity caller,
            @ConfigProperty(name = "kept.zone") String zone,
            ReadSession reads) {
        this.parser = parser;
        this.comparisons = comparisons;
        this.kpiReader = kpiReader;
        this.last = last;
        this.chartNotes = chartNotes;
        this.caller = caller;
        this.zone = zone;
        this.reads = reads;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance show(@BeanParam KpiViewQuery query, @RestQuery @Nullable String cursor) {
        return reads.during(() -> page(parser.parse(KpiView.TEAMS, query), cursor));
    }

    private TemplateInstance page(KpiViewRequest asked, @Nullable String cursor) {
        var comparison = comparisons.comparison(asked, DataScope.of(caller));
        var request = comparison.request();
        return TeamsTemplates.teams(
                new TeamsPageBuilder(
                                comparison, ListedTeams.of(comparison.standings(), cursor), last.lastCompleteWeek())
                        .page(kpiReader.channels(), zone),
                chartNotes.during(
                        request.kpi(), request.from().start(), request.to().lastDay(), request.cut()),
                ExcludedNotice.of(request.kpi(), comparison.excluded(), DataScope.of(caller)));
    }
}
