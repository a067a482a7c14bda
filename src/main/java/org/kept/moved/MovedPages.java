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
import org.kept.access.DataScope;
import org.kept.access.Permissions;
import org.kept.calendar.Grain;
import org.kept.database.ReadSession;
import org.kept.rollup.KpiReader;
import org.kept.view.ChartNote;
import org.kept.view.ChartNotes;
import org.kept.view.KpiView;
import org.kept.view.KpiViewParser;
import org.kept.view.KpiViewQuery;
import org.kept.view.KpiViewRequest;
import org.kept.view.LastWeek;

/** Page "what moved it": a KPI's change between two weeks. */
@Path("/kpis/{kpi}/moved")
@RolesAllowed(Permissions.PERSON)
@Produces(MediaType.TEXT_HTML)
public class MovedPages {

    @CheckedTemplate(basePath = "moved")
    static final class MovedTemplates {

        private MovedTemplates() {}

        static native TemplateInstance moved(MovedPage page, List<ChartNote> happened);
    }

    private final KpiViewParser parser;
    private final KpiChanges kpiChanges;
    private final KpiReader kpiReader;
    private final LastWeek last;
    private final ChartNotes chartNotes;
    private final SecurityIdentity caller;
    private final String zone;
    private final ReadSession reads;

    MovedPages(
            KpiViewParser parser,
            KpiChanges kpiChanges,
            KpiReader kpiReader,
            LastWeek last,
            ChartNotes chartNotes,
            SecurityIdentity caller,
            @ConfigProperty(name = "kept.zone") String zone,
            ReadSession reads) {
        this.parser = parser;
        this.kpiChanges = kpiChanges;
        this.kpiReader = kpiReader;
        this.last = last;
        this.chartNotes = chartNotes;
        this.caller = caller;
        this.zone = zone;
        this.reads = reads;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance show(@BeanParam KpiViewQuery query) {
        return reads.during(() -> page(parser.parse(KpiView.MOVED, query)));
    }

    private TemplateInstance page(KpiViewRequest request) {
        var first = kpiReader
                .extent(request.kpi(), Grain.WEEK)
                .map(KpiReader.DataExtent::first)
                .orElse(null);
        return MovedTemplates.moved(
                new MovedPageBuilder(kpiChanges.change(request, DataScope.of(caller)), last.lastCompleteWeek(), first)
                        .page(kpiReader.teams(DataScope.of(caller)), kpiReader.channels(), zone, DataScope.of(caller)),
                chartNotes.during(
                        request.kpi(), request.from().start(), request.to().lastDay(), request.cut()));
    }
}
