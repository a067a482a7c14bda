package org.kept.recognition;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;
import org.kept.access.Permissions;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.database.ReadSession;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;
import org.kept.problem.Problem;
import org.kept.recognition.RecognitionListPage.GivenRecognition;
import org.kept.recognition.RecognitionListPage.RecognitionFields;
import org.kept.recognition.RecognitionListPage.SuggestedRecognition;
import org.kept.recognition.RecognitionService.NewRecognition;
import org.kept.recognition.RecognitionService.RecognitionViewer;
import org.kept.ui.Choice;
import org.kept.ui.DateFormatter;
import org.kept.ui.PageUrl;

/** The page of recognitions: those given, whom to thank, and the form, which is for anyone who is signed in. */
@Path("/recognitions")
@RolesAllowed(Permissions.PERSON)
@Produces(MediaType.TEXT_HTML)
public class RecognitionPages {

    @CheckedTemplate(basePath = "recognition")
    static final class RecognitionTemplates {

        private RecognitionTemplates() {}

        static native TemplateInstance recognitions(RecognitionListPage page);
    }

    private final RecognitionService recognitions;
    private final RecognitionSuggestions suggestions;
    private final RecognitionViewers viewers;
    private final Missions missions;
    private final ReportingZone zone;
    private final ReadSession reads;

    RecognitionPages(
            RecognitionService recognitions,
            RecognitionSuggestions suggestions,
            RecognitionViewers viewers,
            Missions missions,
            ReportingZone zone,
            ReadSession reads) {
        this.recognitions = recognitions;
        this.suggestions = suggestions;
        this.viewers = viewers;
        this.missions = missions;
        this.zone = zone;
        this.reads = reads;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list(
            @RestQuery @Nullable String team, @RestQuery @Nullable String clause, @RestQuery @Nullable String week) {
        return RecognitionTemplates.recognitions(page(new NewRecognition(team, clause, week, null), FormErrors.NONE));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response give(
            @RestForm("whom") @Nullable String to,
            @RestForm @Nullable String clause,
            @RestForm @Nullable String week,
            @RestForm @Nullable String text) {
        var sent = new NewRecognition(to, clause, week, text);
        try {
            recognitions.give(sent, viewers.current());
            return back();
        } catch (Problem problem) {
            if (problem.errors().isEmpty()) {
                throw problem;
            }
            return Response.status(problem.status())
                    .entity(RecognitionTemplates.recognitions(page(sent, new FormErrors(problem.errors()))))
                    .build();
        }
    }

    @POST
    @Path("{id}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response remove(@RestPath String id) {
        recognitions.remove(id, viewers.current());
        return back();
    }

    private static Response back() {
        return Response.status(303).header("Location", "/recognitions").build();
    }

    private RecognitionListPage page(NewRecognition typed, FormErrors faults) {
        var viewer = viewers.current();
        var clauses = missions.current()
                .map(MissionVersion::mission)
                .map(mission -> mission.clauses())
                .orElse(List.of());
        return new RecognitionListPage(
                recognitions.visible(viewer).stream()
                        .map(each -> given(each, viewer))
                        .toList(),
                reads.during(() -> suggestions.suggest(viewer.scope(), viewer.email())).stream()
                        .map(RecognitionPages::suggested)
                        .toList(),
                new RecognitionFields(text(typed.to()), text(typed.clause()), text(typed.week()), text(typed.text())),
                clauses.stream()
                        .map(each ->
                                Choice.of(each.quote(), each.code(), each.code().equals(typed.clause())))
                        .toList(),
                faults);
    }

    private GivenRecognition given(Recognition recognition, RecognitionViewer viewer) {
        var quote =
                recognitions.quote(recognition).map(each -> "“" + each + "”, ").orElse("");
        return new GivenRecognition(
                recognition.id().toString(),
                recognition.name(),
                recognition.text(),
                quote + "the " + DateFormatter.period(Period.of(Grain.WEEK, recognition.week())),
                recognition.giver() + ", "
                        + DateFormatter.day(
                                recognition.given().atZone(zone.id()).toLocalDate()),
                viewer.mayRemove(recognition));
    }

    private static SuggestedRecognition suggested(RecognitionSuggestions.Suggestion suggestion) {
        return new SuggestedRecognition(
                suggestion.name(),
                suggestion.quote(),
                suggestion.because(),
                PageUrl.of("/recognitions")
                                .with("team", suggestion.to())
                                .with("clause", suggestion.clause())
                                .href()
                        + "#give");
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
