package org.kept.workshop;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.kept.access.Permissions;
import org.kept.mission.Mission;
import org.kept.mission.MissionTabs;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;
import org.kept.problem.Problem;
import org.kept.ui.Choice;
import org.kept.ui.DateFormatter;
import org.kept.workshop.draft.Draft;
import org.kept.workshop.draft.DraftEdits;
import org.kept.workshop.draft.DraftService;

/** The list of drafts, with the form that starts one. */
@Path("/mission/edit")
@RolesAllowed(Permissions.PERSON)
@Produces(MediaType.TEXT_HTML)
public class WorkshopPages {

    private static final int MAX_STATEMENT_LENGTH = 2_000;

    @CheckedTemplate(basePath = "workshop")
    static final class WorkshopTemplates {

        private WorkshopTemplates() {}

        static native TemplateInstance workshop(WorkshopPage page);
    }

    /**
     * The page.
     *
     * @param version the current version; 0 for none
     */
    record WorkshopPage(
            int version,
            List<WorkshopItem> open,
            List<WorkshopItem> published,
            List<ComparableSide> sides,
            boolean author,
            FormView form) {

        public List<Choice> tabs() {
            return MissionTabs.WORKSHOP.tabs();
        }

        /** Whether there are two drafts or versions to compare. */
        public boolean comparable() {
            return sides.size() > 1;
        }
    }

    record WorkshopItem(
            String href,
            String name,
            String statement,
            String changed,
            int comments,
            @Nullable Integer published) {}

    /** A draft or a version that can be compared. */
    record ComparableSide(String value, String name) {}

    private final DraftService draftService;
    private final Missions missions;
    private final CommentViews commentViews;
    private final Clock clock;
    private final ZoneId zone;
    private final SecurityIdentity caller;

    WorkshopPages(
            DraftService draftService,
            Missions missions,
            CommentViews commentViews,
            Clock clock,
            @ConfigProperty(name = "kept.zone") ZoneId zone,
            SecurityIdentity caller) {
        this.draftService = draftService;
        this.missions = missions;
        this.commentViews = commentViews;
        this.clock = clock;
        this.zone = zone;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list() {
        return WorkshopTemplates.workshop(page(null));
    }

    /** Starts a draft with this statement, from the mission of the current version if there is one. */
    @POST
    @RolesAllowed(Permissions.AUTHOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response begin(@BeanParam DraftForm draftForm) {
        try {
            var statement = draftForm.text("statement");
            if (statement.isEmpty() || statement.length() > MAX_STATEMENT_LENGTH) {
                throw DraftPages.invalid("/statement", "statement.length", "The statement has 1 to 2,000 characters.");
            }
            var current = missions.current();
            var mission = current.map(MissionVersion::mission)
                    .map(each -> DraftEdits.changeEffectiveFrom(
                            DraftEdits.reword(each, statement), firstDay(current), Optional.of(each)))
                    .orElseGet(() -> new Mission(statement, firstDay(current), List.of(), List.of()));
            var draft = draftService.begin(
                    draftForm.text("name"),
                    mission,
                    current.map(MissionVersion::number).orElse(0),
                    caller.getPrincipal().getName());
            return Response.status(303)
                    .location(URI.create("/mission/edit/" + draft.id()))
                    .build();
        } catch (Problem wrong) {
            return Response.status(wrong.status())
                    .entity(WorkshopTemplates.workshop(page(SentForms.rejected(draftForm, List.of(), wrong))))
                    .build();
        }
    }

    /** A first mission takes effect today, a later one next Monday. */
    private LocalDate firstDay(Optional<MissionVersion> current) {
        var today = LocalDate.ofInstant(clock.instant(), zone);
        return current.isEmpty() ? today : today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }

    private WorkshopPage page(@Nullable SentForms sentForms) {
        var current = missions.current();
        return new WorkshopPage(
                current.map(MissionVersion::number).orElse(0),
                items(draftService.open()),
                items(draftService.published()),
                ComparableVersions.all(missions, draftService),
                caller.hasRole(Permissions.AUTHOR),
                FormView.of(
                        "begin",
                        sentForms,
                        "name",
                        "Draft of " + DateFormatter.day(LocalDate.ofInstant(clock.instant(), zone)),
                        "statement",
                        current.map(each -> each.mission().statement()).orElse("")));
    }

    private List<WorkshopItem> items(List<Draft> drafts) {
        var comments = draftService.openComments();
        return drafts.stream()
                .map(each -> new WorkshopItem(
                        "/mission/edit/" + each.id(),
                        each.name(),
                        each.mission().statement(),
                        commentViews.authorAndTime(each.changedBy(), each.changed()),
                        comments.getOrDefault(each.id(), 0),
                        each.published()))
                .toList();
    }
}
