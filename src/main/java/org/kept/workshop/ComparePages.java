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

    /** The page; {@code changed} has the items that differ, {@code same} the others. */
    record ComparePage(
            WorkshopPages.ComparableSide left,
            WorkshopPages.ComparableSide right,
            List<WorkshopPages.ComparableSide> sides,
            List<MissionComparison.ComparedGroup> changed,
            List<MissionComparison.ComparedGroup> same) {

        public int changedCount() {
            return MissionComparison.count(changed);
        }

        public int sameCount() {
            return MissionComparison.count(same);
        }

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
            throw Problem.parameter("left and right", "Choose two drafts or versions to compare at /mission/edit.");
        }
        var leftMission = ComparableVersions.mission(left, missions, draftService);
        var rightMission = ComparableVersions.mission(right, missions, draftService);
        var wording = wording();
        var sides = ComparableVersions.all(missions, draftService);
        return CompareTemplates.compare(new ComparePage(
                side(sides, left),
                side(sides, right),
                sides,
                MissionComparison.of(leftMission, rightMission, wording, false),
                MissionComparison.of(leftMission, rightMission, wording, true)));
    }

    private MissionComparison.KpiWording wording() {
        return new MissionComparison.KpiWording() {
            @Override
            public String name(String kpi) {
                return kpiRegistry.name(kpi);
            }

            @Override
            public String target(String kpi, Target target) {
                var words = "from the " + DateFormatter.period(target.from())
                        + (target.agreedBy() == null ? "" : ", agreed by " + target.agreedBy());
                return kpiRegistry
                        .find(kpi)
                        .map(known -> KpiFormatter.target(known, target) + " " + words)
                        .orElse(words);
            }
        };
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
