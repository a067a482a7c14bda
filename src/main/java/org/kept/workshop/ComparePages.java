package org.kept.workshop;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.Permissions;
import org.kept.mission.MissionTabs;
import org.kept.mission.Missions;
import org.kept.mission.Target;
import org.kept.problem.Problem;
import org.kept.rollup.KpiRegistry;
import org.kept.ui.Choice;
import org.kept.ui.DateFormatter;
import org.kept.view.KpiFormatter;
import org.kept.workshop.draft.DraftService;

/** Comparison of two drafts or versions, side by side. */
@Path("/mission/compare")
@RolesAllowed(Permissions.PERSON)
@Produces(MediaType.TEXT_HTML)
public class ComparePages {

    @CheckedTemplate(basePath = "workshop")
    static final class CompareTemplates {

        private CompareTemplates() {}

        static native TemplateInstance compare(ComparePage page);
    }

    /** The page; {@code changed} counts the rows that differ. */
    record ComparePage(
            WorkshopPages.ComparableSide left,
            WorkshopPages.ComparableSide right,
            List<WorkshopPages.ComparableSide> sides,
            List<MissionComparison.ComparedRow> rows,
            long changed) {

        public List<Choice> tabs() {
            return MissionTabs.WORKSHOP.tabs();
        }
    }

    private final Missions missions;
    private final DraftService draftService;
    private final KpiRegistry kpiRegistry;

    ComparePages(Missions missions, DraftService draftService, KpiRegistry kpiRegistry) {
        this.missions = missions;
        this.draftService = draftService;
        this.kpiRegistry = kpiRegistry;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance compare(@RestQuery @Nullable String left, @RestQuery @Nullable String right) {
        if (left == null || right == null) {
            throw Problem.parameter("left and right", "Choose two drafts or versions to compare, at /mission/edit.");
        }
        var rows = MissionComparison.of(
                ComparableVersions.mission(left, missions, draftService),
                ComparableVersions.mission(right, missions, draftService),
                new MissionComparison.KpiWording() {
                    @Override
                    public String name(String kpi) {
                        return kpiRegistry.name(kpi);
                    }

                    @Override
                    public String target(String kpi, Target target) {
                        return kpiRegistry
                                .find(kpi)
                                .map(known -> KpiFormatter.target(known, target) + " from the "
                                        + DateFormatter.period(target.from()))
                                .orElse("from the " + DateFormatter.period(target.from()));
                    }
                });
        var sides = ComparableVersions.all(missions, draftService);
        return CompareTemplates.compare(new ComparePage(
                side(sides, left),
                side(sides, right),
                sides,
                rows,
                rows.stream().filter(each -> !each.same()).count()));
    }

    private WorkshopPages.ComparableSide side(List<WorkshopPages.ComparableSide> sides, String value) {
        return sides.stream()
                .filter(each -> each.value().equals(value))
                .findFirst()
                .orElseGet(() -> new WorkshopPages.ComparableSide(
                        value,
                        value.startsWith("version-")
                                ? "Version " + value.substring(8)
                                : draftService.get(value).name()));
    }
}
