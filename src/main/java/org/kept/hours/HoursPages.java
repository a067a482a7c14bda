package org.kept.hours;

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
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.Permissions;
import org.kept.database.ReadSession;
import org.kept.rollup.KpiReader;
import org.kept.rollup.Slice;
import org.kept.ui.EmptyState;
import org.kept.view.ChartNote;
import org.kept.view.ChartNotes;
import org.kept.view.ExcludedNotice;
import org.kept.view.KpiView;
import org.kept.view.KpiViewParser;
import org.kept.view.KpiViewQuery;
import org.kept.view.KpiViewRequest;

/** The page about one KPI by weekday and hour. */
@Path("/kpis/{kpi}/hours")
@RolesAllowed(Permissions.PERSON)
@Produces(MediaType.TEXT_HTML)
public class HoursPages {

    @CheckedTemplate(basePath = "hours")
    static final class HoursTemplates {

        private HoursTemplates() {}

        static native TemplateInstance hours(
                HoursPage page, List<ChartNote> happened, @Nullable ExcludedNotice excluded);
    }

    private final KpiViewParser parser;
    private final HourlyAnalyses analyses;
    private final KpiReader kpiReader;
    private final ChartNotes chartNotes;
    private final SecurityIdentity caller;
    private final String zone;
    private final ReadSession reads;

    HoursPages(
            KpiViewParser parser,
            HourlyAnalyses analyses,
            KpiReader kpiReader,
            ChartNotes chartNotes,
            SecurityIdentity caller,
            @ConfigProperty(name = "kept.zone") String zone,
            ReadSession reads) {
        this.parser = parser;
        this.analyses = analyses;
        this.kpiReader = kpiReader;
        this.chartNotes = chartNotes;
        this.caller = caller;
        this.zone = zone;
        this.reads = reads;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance show(@BeanParam KpiViewQuery query) {
        return reads.during(() -> page(parser.parse(KpiView.HOURS, query)));
    }

    private TemplateInstance page(KpiViewRequest request) {
        var builder = new HoursPageBuilder(
                request,
                analyses.current(),
                new HoursPageBuilder.SliceChoices(kpiReader.teams(DataScope.of(caller)), kpiReader.channels()),
                zone);
        var happened = chartNotes.during(
                request.kpi(), request.from().start(), request.to().lastDay(), request.cut());
        var whyNot = analyses.refusal(request);
        if (whyNot.isPresent()) {
            return HoursTemplates.hours(builder.emptyPage(refusal(request, whyNot.get())), happened, null);
        }
        var analysis = analyses.analyse(request);
        return HoursTemplates.hours(
                analysis.isEmpty() ? builder.emptyPage(emptyState(request, analysis)) : builder.page(analysis),
                happened,
                ExcludedNotice.of(request.kpi(), analysis.excluded(), DataScope.of(caller)));
    }

    private static EmptyState refusal(KpiViewRequest request, String why) {
        return new EmptyState(
                request.kpi().name() + " cannot be shown by the hour",
                why,
                request.address(KpiView.OVER_TIME).href(),
                "Show over time");
    }

    private EmptyState emptyState(KpiViewRequest request, HourlyAnalysis analysis) {
        var kpi = request.kpi();
        if (!analyses.hasData(kpi)) {
            return new EmptyState(
                    "No data for this KPI yet",
                    "It is calculated from " + kpi.words(analysis.set())
                            + ". Send such events; their time gives the hour.",
                    "/data",
                    "Send events");
        }
        return request.cut().equals(Slice.ALL) || !analyses.hasHours(request)
                ? new EmptyState(
                        "No data by the hour in these weeks",
                        "Hours are counted from events. Ready-made figures have no hour.",
                        request.address(KpiView.OVER_TIME).href(),
                        "Show over time")
                : new EmptyState(
                        "No data for this team or channel",
                        "Other teams or channels have data for it in these weeks.",
                        request.address()
                                .with("team", null)
                                .with("channel", null)
                                .href(),
                        "Show whole company");
    }
}
