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
import org.kept.access.Roles;
import org.kept.mission.MissionTab;
import org.kept.mission.Missions;
import org.kept.mission.Target;
import org.kept.problem.Problem;
import org.kept.rollup.Kpis;
import org.kept.signal.Shown;
import org.kept.ui.Choice;
import org.kept.ui.Dates;

/** Two drafts, or versions, beside each other. */
@Path("/mission/compare")
@RolesAllowed(Roles.PERSON)
@Produces(MediaType.TEXT_HTML)
public class ComparePages {

    @CheckedTemplate(basePath = "workshop")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance compare(ComparePage page);
    }

    /** The page; {@code changed} counts the rows that differ. */
    record ComparePage(
            WorkshopPages.Side left,
            WorkshopPages.Side right,
            List<WorkshopPages.Side> sides,
            List<Comparison.Row> rows,
            long changed) {

        public List<Choice> tabs() {
            return MissionTab.WORKSHOP.tabs();
        }
    }

    private final Missions missions;
    private final Drafts drafts;
    private final Kpis kpis;

    ComparePages(Missions missions, Drafts drafts, Kpis kpis) {
        this.missions = missions;
        this.drafts = drafts;
        this.kpis = kpis;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance compare(@RestQuery @Nullable String left, @RestQuery @Nullable String right) {
        if (left == null || right == null) {
            throw Problem.parameter("left and right", "Choose two drafts or versions to compare, at /mission/edit.");
        }
        var rows = Comparison.of(
                Sides.mission(left, missions, drafts), Sides.mission(right, missions, drafts), new Comparison.Speech() {
                    @Override
                    public String name(String kpi) {
                        return kpis.name(kpi);
                    }

                    @Override
                    public String target(String kpi, Target target) {
                        return kpis.find(kpi)
                                .map(known -> Shown.target(known, target) + " from the " + Dates.period(target.from()))
                                .orElse("from the " + Dates.period(target.from()));
                    }
                });
        var sides = Sides.all(missions, drafts);
        return Templates.compare(new ComparePage(
                side(sides, left),
                side(sides, right),
                sides,
                rows,
                rows.stream().filter(each -> !each.same()).count()));
    }

    private WorkshopPages.Side side(List<WorkshopPages.Side> sides, String value) {
        return sides.stream()
                .filter(each -> each.value().equals(value))
                .findFirst()
                .orElseGet(() -> new WorkshopPages.Side(
                        value,
                        value.startsWith("version-")
                                ? "Version " + value.substring(8)
                                : drafts.get(value).name()));
    }
}
