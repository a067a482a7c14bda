package org.kept.figures;

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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.Permissions;
import org.kept.audit.Audit;
import org.kept.calendar.Period;
import org.kept.database.ReadSession;
import org.kept.document.NameText;
import org.kept.figures.FiguresPage.CellFault;
import org.kept.figures.FiguresPageBuilder.FiguresResult;
import org.kept.figures.FiguresPageBuilder.FiguresView;
import org.kept.ingest.InputText;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/** Page of the figures of a week: present numbers, and cells for new ones. One button saves all of them. */
@Path("/figures")
@RolesAllowed(Permissions.PERSON)
@Produces(MediaType.TEXT_HTML)
public class FiguresPages {

    private static final int INVALID = 422;
    private static final int OK = 200;

    @CheckedTemplate(basePath = "figures")
    static final class FiguresTemplates {

        private FiguresTemplates() {}

        static native TemplateInstance figures(FiguresPage page);
    }

    private final FiguresPageBuilder builder;
    private final WeekFigures weekFigures;
    private final ReadSession reads;
    private final SecurityIdentity caller;
    private final Audit audit;

    FiguresPages(
            FiguresPageBuilder builder,
            WeekFigures weekFigures,
            ReadSession reads,
            SecurityIdentity caller,
            Audit audit) {
        this.builder = builder;
        this.weekFigures = weekFigures;
        this.reads = reads;
        this.caller = caller;
        this.audit = audit;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance figures(
            @RestQuery @Nullable String week, @RestQuery @Nullable String team, @RestQuery @Nullable String kpi) {
        var view = view(week, team);
        var added = kpi == null || kpi.isBlank() ? Set.<String>of() : Set.of(kpi);
        return FiguresTemplates.figures(reads.during(() -> {
            var rows = builder.rows(view, added, code -> "", code -> "");
            return builder.page(view, rows, FiguresResult.NONE);
        }));
    }

    /** Saves the typed figures; asks for confirmation before it replaces any. */
    @POST
    @RolesAllowed(Permissions.STEWARD)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response save(
            @RestQuery @Nullable String week, @RestQuery @Nullable String team, @BeanParam FiguresForm form) {
        var view = view(week, team);
        var rows = builder.rows(view, form.kpis(), form::value, form::sample);
        if (form.isAct("add") || form.isAct("back")) {
            return page(OK, view, rows, FiguresResult.NONE);
        }
        var faults = rows.stream().flatMap(row -> row.faults().stream()).toList();
        if (!faults.isEmpty()) {
            return page(INVALID, view, rows, FiguresResult.faulty(faults));
        }
        if (rows.stream().allMatch(row -> row.typed() == null)) {
            var fault = new CellFault("", "Type at least one value.");
            return page(INVALID, view, rows, FiguresResult.faulty(List.of(fault)));
        }
        var changed = rows.stream().filter(FiguresPages::isChanged).toList();
        if (changed.isEmpty()) {
            var headline = "Nothing to save: these figures are there already.";
            return page(OK, view, emptied(view, form), new FiguresResult(List.of(), headline, List.of(), null));
        }
        return saveOrAsk(view, form, rows, changed);
    }

    private static boolean isChanged(CellRow row) {
        var typed = row.typed();
        return typed != null && !row.current().isSame(typed);
    }

    private Response saveOrAsk(FiguresView view, FiguresForm form, List<CellRow> rows, List<CellRow> changed) {
        var figures =
                changed.stream().flatMap(row -> Stream.ofNullable(row.typed())).toList();
        try {
            weekFigures.check(view.week(), figures, audit.actor(), view.dataScope());
            var confirmation = confirmation(changed);
            if (!confirmation.replaced().isEmpty() && !confirmation.digest().equals(form.confirmation())) {
                return page(OK, view, rows, new FiguresResult(List.of(), null, List.of(), confirmation));
            }
            var saved = weekFigures.save(view.week(), figures, audit.actor(), view.dataScope());
            var sentences = saved.stream()
                    .map(each -> sentence(each.before(), each.figure()))
                    .toList();
            return page(OK, view, emptied(view, form), new FiguresResult(List.of(), "Figures saved.", sentences, null));
        } catch (Problem problem) {
            return page(problem.status(), view, rows, FiguresResult.faulty(faults(problem, changed)));
        }
    }

    private String sentence(CurrentFigure before, TypedFigure typed) {
        var replacement = FigureSentences.replacement(before, typed, weekFigures.zone());
        return replacement == null ? FigureSentences.stored(before, typed) : replacement;
    }

    private FiguresPage.Confirmation confirmation(List<CellRow> changed) {
        var replaced = new ArrayList<String>();
        var added = new ArrayList<String>();
        for (var row : changed) {
            var typed = Objects.requireNonNull(row.typed(), "changed rows have a figure");
            var replacement = FigureSentences.replacement(row.current(), typed, weekFigures.zone());
            if (replacement == null) {
                added.add(FigureSentences.stored(row.current(), typed));
            } else {
                replaced.add(replacement);
            }
        }
        var digest = UUID.nameUUIDFromBytes(String.join("\n", replaced).getBytes(StandardCharsets.UTF_8));
        return new FiguresPage.Confirmation(List.copyOf(replaced), List.copyOf(added), digest.toString());
    }

    /** The errors of a problem, each at its cell. */
    private static List<CellFault> faults(Problem problem, List<CellRow> changed) {
        if (problem.errors().isEmpty()) {
            return List.of(new CellFault("", problem.detail()));
        }
        return problem.errors().stream().map(error -> fault(error, changed)).toList();
    }

    private static CellFault fault(InputError error, List<CellRow> changed) {
        var steps = Objects.requireNonNullElse(error.pointer(), "").split("/", -1);
        if (steps.length < 3 || !steps[1].equals("figures")) {
            return new CellFault("", error.detail());
        }
        var row = changed.get(Integer.parseInt(steps[2]));
        var isSample = steps.length > 3 && steps[3].equals("sample");
        return new CellFault(
                isSample ? row.sampleField() : row.valueField(),
                row.current().kpi().name() + ": " + error.detail());
    }

    /** The same rows with their present numbers and empty cells. */
    private List<CellRow> emptied(FiguresView view, FiguresForm form) {
        return builder.rows(view, form.kpis(), code -> "", code -> "");
    }

    private Response page(int status, FiguresView view, List<CellRow> rows, FiguresResult result) {
        return Response.status(status)
                .entity(FiguresTemplates.figures(builder.page(view, rows, result)))
                .build();
    }

    private FiguresView view(@Nullable String week, @Nullable String team) {
        var name = team == null || team.isBlank() ? null : team;
        return new FiguresView(
                week(week),
                name == null || NameText.fault(name) != null ? name : NameText.normalise(name),
                DataScope.of(caller),
                caller.hasRole(Permissions.STEWARD));
    }

    private Period week(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return weekFigures.lastWeek();
        }
        var week = weekFigures.week(text);
        if (week == null) {
            throw Problem.parameter("week", "'" + InputText.excerpt(text) + "' is not a week. Use the form 2026-W46.");
        }
        if (week.compareTo(weekFigures.currentWeek()) > 0) {
            throw Problem.parameter("week", week.code() + " has not begun.");
        }
        return week;
    }
}
