package org.kept.trend;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.kept.access.Permissions;
import org.kept.database.ReadSession;
import org.kept.ui.DateFormatter;
import org.kept.ui.DownloadLinks;
import org.kept.ui.PageUrl;
import org.kept.view.ExcludedNotice;
import org.kept.view.KpiFormatter;
import org.kept.view.SparklineBuilder;

/** The page with all KPIs. */
@Path("/kpis")
@RolesAllowed(Permissions.PERSON)
@Produces(MediaType.TEXT_HTML)
public class KpisPages {

    @CheckedTemplate(basePath = "trend")
    static final class KpiListTemplates {

        private KpiListTemplates() {}

        static native TemplateInstance kpis(KpisPage page);
    }

    private final KpiListReader reader;
    private final String zone;
    private final ReadSession reads;

    KpisPages(KpiListReader reader, @ConfigProperty(name = "kept.zone") String zone, ReadSession reads) {
        this.reader = reader;
        this.zone = zone;
        this.reads = reads;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance all() {
        return reads.during(this::page);
    }

    private TemplateInstance page() {
        var week = reader.week();
        var groups = reader.read(week).stream()
                .collect(Collectors.groupingBy(
                        ListedKpi::group, LinkedHashMap::new, Collectors.mapping(KpisPages::row, Collectors.toList())));
        return KpiListTemplates.kpis(new KpisPage(
                DateFormatter.period(week) + ", " + zone,
                groups.entrySet().stream()
                        .map(group -> new KpisPage.KpiGroup(group.getKey(), List.copyOf(group.getValue())))
                        .toList(),
                DownloadLinks.of(PageUrl.of(ReadingsApi.PATH))));
    }

    private static KpisPage.KpiListRow row(ListedKpi listed) {
        var kpi = listed.kpi();
        var chart = listed.chart();
        var index = listed.index();
        var variation = listed.variation();
        var clause = listed.clause();
        return new KpisPage.KpiListRow(
                listed.name(),
                "/kpis/" + kpi.code(),
                KpiFormatter.figure(kpi, listed.reading(), true),
                SparklineBuilder.build(kpi, chart.points(), index < 0 ? null : chart.limitsAt(index), null, variation),
                variation == null ? null : variation.code(),
                clause == null ? null : clause.quote(),
                clause == null ? null : "/#clause-" + clause.code(),
                listed.aside(),
                ExcludedNotice.brief(kpi, listed.excluded()));
    }
}
