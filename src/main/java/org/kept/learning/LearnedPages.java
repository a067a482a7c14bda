package org.kept.learning;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.FormErrors;
import org.kept.access.Permissions;
import org.kept.calendar.IsoDates;
import org.kept.learning.LearnedPage.ClauseLessons;
import org.kept.learning.LearnedPage.LessonLine;
import org.kept.learning.LearnedService.LearnedMark;
import org.kept.learning.LearnedService.Lesson;
import org.kept.mission.Coverage;
import org.kept.mission.Missions;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.ui.Choice;
import org.kept.ui.DateFormatter;
import org.kept.ui.PageUrl;

/** The checklist of behaviours and decisions by team. */
@Path("/learned")
@RolesAllowed(Permissions.PERSON)
@Produces(MediaType.TEXT_HTML)
public class LearnedPages {

    private static final Set<Coverage.ReviewSubject> REVIEWED =
            Set.of(Coverage.ReviewSubject.BEHAVIOURS, Coverage.ReviewSubject.MAY_DECIDE);

    @CheckedTemplate(basePath = "learning")
    static final class LearnedTemplates {

        private LearnedTemplates() {}

        static native TemplateInstance learned(LearnedPage page);
    }

    private final LearnedService learned;
    private final Missions missions;
    private final SecurityIdentity caller;

    LearnedPages(LearnedService learned, Missions missions, SecurityIdentity caller) {
        this.learned = learned;
        this.missions = missions;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list(@RestQuery @Nullable String team) {
        return LearnedTemplates.learned(page(team, null, null, FormErrors.NONE));
    }

    /** Notes what the team has learned. */
    @POST
    @RolesAllowed(Permissions.AUTHOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response save(
            @RestQuery @Nullable String team, @RestForm @Nullable String on, @RestForm @Nullable List<String> lesson) {
        var ticked = lesson == null ? Set.<String>of() : Set.copyOf(lesson);
        try {
            learned.learn(
                    team == null ? "" : team,
                    ticked,
                    day(on),
                    caller.getPrincipal().getName(),
                    DataScope.of(caller));
            return Response.status(303).header("Location", address(team)).build();
        } catch (Problem problem) {
            if (problem.errors().isEmpty()) {
                throw problem;
            }
            return Response.status(problem.status())
                    .entity(LearnedTemplates.learned(page(team, ticked, on, new FormErrors(problem.errors()))))
                    .build();
        }
    }

    private LocalDate day(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? learned.today() : IsoDates.parse(text.strip());
        } catch (DateTimeException e) {
            throw Problem.invalid(
                    "Nothing was saved.",
                    List.of(InputError.at("/on", "on.form", "This must be a date such as 2026-11-09.")));
        }
    }

    private static String address(@Nullable String team) {
        return PageUrl.of("/learned").with("team", team).href();
    }

    /**
     * The page.
     *
     * @param ticked the keys of the lessons as sent; null for those that are stored
     * @param on the day as sent; null for today
     */
    private LearnedPage page(
            @Nullable String chosen, @Nullable Set<String> ticked, @Nullable String on, FormErrors faults) {
        var scope = DataScope.of(caller);
        var team = chosen == null || chosen.isBlank() ? null : chosen;
        var marks = learned.marks(scope);
        return new LearnedPage(
                Choice.ofValues(PageUrl.of("/learned"), "team", "All teams", learned.teams(scope), team),
                team,
                team != null && caller.hasRole(Permissions.AUTHOR) && scope.allowsTeam(team),
                address(team),
                on == null ? learned.today().toString() : on,
                clauses(team, ticked, marks),
                overdue(),
                faults);
    }

    private List<ClauseLessons> clauses(@Nullable String team, @Nullable Set<String> ticked, List<LearnedMark> marks) {
        var clauses = new ArrayList<ClauseLessons>();
        var byClause = learned.lessons().stream().collect(Collectors.groupingBy(Lesson::clause));
        for (var code :
                learned.lessons().stream().map(Lesson::clause).distinct().toList()) {
            var lessons = byClause.getOrDefault(code, List.of());
            clauses.add(new ClauseLessons(
                    code,
                    lessons.get(0).quote(),
                    lessons.stream()
                            .map(each -> line(each, team, ticked, marks))
                            .toList()));
        }
        return List.copyOf(clauses);
    }

    private static LessonLine line(
            Lesson lesson, @Nullable String team, @Nullable Set<String> ticked, List<LearnedMark> marks) {
        var key = LearnedService.key(lesson);
        var of = marks.stream()
                .filter(each -> each.isOf(lesson))
                .filter(each -> team == null || each.team().equals(team))
                .toList();
        return new LessonLine(
                key,
                lesson.mayDecide() ? "Anyone may decide" : "How we keep it",
                lesson.text(),
                ticked == null ? !of.isEmpty() : ticked.contains(key),
                of.stream()
                        .map(each -> (team == null ? each.team() + ", " : "") + DateFormatter.day(each.on()))
                        .collect(Collectors.joining("; ")));
    }

    private List<String> overdue() {
        var mission = missions.current();
        return missions.coverage().reviewsOverdue().stream()
                .filter(each -> REVIEWED.contains(each.of()))
                .map(each -> {
                    var quote = mission.flatMap(version -> version.mission().clause(each.clause()))
                            .map(clause -> clause.quote())
                            .orElse(each.clause());
                    return (each.of() == Coverage.ReviewSubject.BEHAVIOURS
                                    ? "How we keep “" + quote + "”"
                                    : "What anyone may decide for “" + quote + "”")
                            + ": review due by " + DateFormatter.day(each.reviewBy()) + ".";
                })
                .toList();
    }
}
