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
import org.kept.access.Roles;
import org.kept.mission.Mission;
import org.kept.mission.MissionTab;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;
import org.kept.problem.Problem;
import org.kept.ui.Choice;
import org.kept.ui.Dates;

/** The drafts there are, and the form that begins one. */
@Path("/mission/edit")
@RolesAllowed(Roles.PERSON)
@Produces(MediaType.TEXT_HTML)
public class WorkshopPages {

    private static final int LONGEST_STATEMENT = 2_000;

    @CheckedTemplate(basePath = "workshop")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance workshop(WorkshopPage page);
    }

    /**
     * The page.
     *
     * @param version the current version; 0 for none
     */
    record WorkshopPage(
            int version, List<Item> open, List<Item> published, List<Side> sides, boolean author, FormView form) {

        public List<Choice> tabs() {
            return MissionTab.WORKSHOP.tabs();
        }

        /** Whether there are two things to compare. */
        public boolean comparable() {
            return sides.size() > 1;
        }
    }

    /** A draft in the list. */
    record Item(
            String href,
            String name,
            String statement,
            String changed,
            int comments,
            @Nullable Integer published) {}

    /** A draft or a version that can be compared. */
    record Side(String value, String name) {}

    private final Drafts drafts;
    private final Missions missions;
    private final Voices voices;
    private final Clock clock;
    private final ZoneId zone;
    private final SecurityIdentity caller;

    WorkshopPages(
            Drafts drafts,
            Missions missions,
            Voices voices,
            Clock clock,
            @ConfigProperty(name = "kept.zone") ZoneId zone,
            SecurityIdentity caller) {
        this.drafts = drafts;
        this.missions = missions;
        this.voices = voices;
        this.clock = clock;
        this.zone = zone;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list() {
        return Templates.workshop(page(null));
    }

    /** A new draft of the current version's mission, or of a first one, with that statement. */
    @POST
    @RolesAllowed(Roles.AUTHOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response begin(@BeanParam Typed typed) {
        try {
            var statement = Typed.text(typed.statement);
            if (statement.isEmpty() || statement.length() > LONGEST_STATEMENT) {
                throw DraftPages.wrong("/statement", "statement.length", "The statement has 1 to 2,000 characters.");
            }
            var current = missions.current();
            var mission = current.map(MissionVersion::mission)
                    .map(each -> Edits.firstDay(Edits.reword(each, statement), firstDay(current), Optional.of(each)))
                    .orElseGet(() -> new Mission(statement, firstDay(current), List.of(), List.of()));
            var draft = drafts.begin(
                    Typed.text(typed.name),
                    mission,
                    current.map(MissionVersion::number).orElse(0),
                    caller.getPrincipal().getName());
            return Response.status(303)
                    .location(URI.create("/mission/edit/" + draft.id()))
                    .build();
        } catch (Problem wrong) {
            return Response.status(wrong.status())
                    .entity(Templates.workshop(page(Refusal.of(typed, wrong))))
                    .build();
        }
    }

    /** A first mission holds at once; a next one from the week that has not begun yet. */
    private LocalDate firstDay(Optional<MissionVersion> current) {
        var today = LocalDate.ofInstant(clock.instant(), zone);
        return current.isEmpty() ? today : today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }

    private WorkshopPage page(@Nullable Refusal refusal) {
        var current = missions.current();
        return new WorkshopPage(
                current.map(MissionVersion::number).orElse(0),
                items(drafts.open()),
                items(drafts.published()),
                Sides.all(missions, drafts),
                caller.hasRole(Roles.AUTHOR),
                FormView.of(
                        "begin",
                        refusal,
                        "name",
                        "Draft of " + Dates.day(LocalDate.ofInstant(clock.instant(), zone)),
                        "statement",
                        current.map(each -> each.mission().statement()).orElse("")));
    }

    private List<Item> items(List<Draft> some) {
        var comments = drafts.openComments();
        return some.stream()
                .map(each -> new Item(
                        "/mission/edit/" + each.id(),
                        each.name(),
                        each.mission().statement(),
                        voices.by(each.changedBy(), each.changed()),
                        comments.getOrDefault(each.id(), 0),
                        each.published()))
                .toList();
    }
}
