package org.kept.why;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.FormErrors;
import org.kept.access.Permissions;
import org.kept.access.PersonDirectory;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.database.ReadSession;
import org.kept.mission.Missions;
import org.kept.problem.Problem;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.Slice;
import org.kept.ui.Visitor;
import org.kept.view.KpiView;
import org.kept.view.KpiViewParser;
import org.kept.view.KpiViewQuery;
import org.kept.view.KpiViewRequest;
import org.kept.view.SharedPageSource;

/** The page that explains a KPI's score, with the forms to mark it as read, ask and answer. */
@Path("/why/{kpi}")
@RolesAllowed(Permissions.PERSON)
@Produces(MediaType.TEXT_HTML)
public class WhyPages implements SharedPageSource {

    @CheckedTemplate(basePath = "why")
    static final class WhyTemplates {

        private WhyTemplates() {}

        static native TemplateInstance why(WhyPage page, @Nullable WhyTalkPage talk);
    }

    private final KpiViewParser parser;
    private final ScoreExplanations scoreExplanations;
    private final WhyTalkService whyTalkService;
    private final PersonDirectory people;
    private final Missions missions;
    private final KpiRegistry kpiRegistry;
    private final KpiReader kpiReader;
    private final ReportingZone zone;
    private final SecurityIdentity caller;
    private final Visitor visitor;
    private final ReadSession reads;

    WhyPages(
            KpiViewParser parser,
            ScoreExplanations scoreExplanations,
            WhyTalkService whyTalkService,
            PersonDirectory people,
            Missions missions,
            KpiRegistry kpiRegistry,
            KpiReader kpiReader,
            ReportingZone zone,
            SecurityIdentity caller,
            Visitor visitor,
            ReadSession reads) {
        this.parser = parser;
        this.scoreExplanations = scoreExplanations;
        this.whyTalkService = whyTalkService;
        this.people = people;
        this.missions = missions;
        this.kpiRegistry = kpiRegistry;
        this.kpiReader = kpiReader;
        this.zone = zone;
        this.caller = caller;
        this.visitor = visitor;
        this.reads = reads;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance show(@BeanParam KpiViewQuery query) {
        return reads.during(() -> page(parser.parse(KpiView.WHY, query), WhyTalkPage.TalkForm.NOTHING));
    }

    @Override
    @PermitAll
    public String sharedPage() {
        return "why";
    }

    /** The page without single events and without questions: they are for the people of the company. */
    @Override
    @PermitAll
    public TemplateInstance shared(Period week, @Nullable String kpi, Slice slice, DataScope dataScope) {
        var code = Objects.requireNonNull(kpi, "a score is of a KPI");
        var query = KpiViewQuery.why(code, week.code(), slice.team(), slice.channel());
        return reads.during(() -> shared(parser.parse(KpiView.WHY, query), dataScope));
    }

    private TemplateInstance shared(KpiViewRequest request, DataScope dataScope) {
        var explanation = scoreExplanations.explain(request.kpi(), request.to(), request.cut(), DataScope.SCREEN);
        var builder = new WhyPageBuilder(explanation, request, missions.history(), kpiRegistry::get, zone.id());
        return WhyTemplates.why(
                builder.page(new WhyPageBuilder.WhyPageContext(
                        kpiReader.currentPeriod(Grain.WEEK), List.of(), List.of(), false, dataScope)),
                null);
    }

    @POST
    @Path("read")
    @RolesAllowed(Permissions.VOICE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response read(@BeanParam KpiViewQuery query) {
        var request = parser.parse(KpiView.WHY, query);
        whyTalkService.read(why(request), currentPerson());
        return redirect(request);
    }

    @POST
    @Path("questions")
    @RolesAllowed(Permissions.VOICE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response ask(@BeanParam KpiViewQuery query, @RestForm @Nullable String text) {
        var request = parser.parse(KpiView.WHY, query);
        var typed = typed(text);
        return respond(request, "text", typed, () -> whyTalkService.ask(request, typed, currentPerson()));
    }

    @POST
    @Path("questions/{id}/answer")
    @RolesAllowed(Permissions.AUTHOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response answer(@BeanParam KpiViewQuery query, @RestPath String id, @RestForm @Nullable String answer) {
        var request = parser.parse(KpiView.WHY, query);
        var typed = typed(answer);
        return respond(request, "answer-" + id, typed, () -> whyTalkService.answer(request, id, typed, participant()));
    }

    @POST
    @Path("questions/{id}/withdraw")
    @RolesAllowed(Permissions.VOICE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response withdraw(@BeanParam KpiViewQuery query, @RestPath String id) {
        var request = parser.parse(KpiView.WHY, query);
        whyTalkService.withdraw(request, id, participant());
        return redirect(request);
    }

    private static Response redirect(KpiViewRequest request) {
        return Response.status(303)
                .location(URI.create(request.address().href() + "#talk"))
                .build();
    }

    private Response respond(KpiViewRequest request, String field, String typed, Runnable action) {
        try {
            action.run();
            return redirect(request);
        } catch (Problem problem) {
            if (problem.errors().isEmpty()) {
                throw problem;
            }
            return Response.status(problem.status())
                    .entity(page(
                            request, new WhyTalkPage.TalkForm(Map.of(field, typed), new FormErrors(problem.errors()))))
                    .build();
        }
    }

    private TemplateInstance page(KpiViewRequest request, WhyTalkPage.TalkForm typed) {
        var scoreExplanation = why(request);
        var builder = new WhyPageBuilder(scoreExplanation, request, missions.history(), kpiRegistry::get, zone.id());
        var viewer = new WhyTalkPage.TalkViewer(participant(), caller.hasRole(Permissions.VOICE));
        return WhyTemplates.why(
                builder.page(new WhyPageBuilder.WhyPageContext(
                        kpiReader.currentPeriod(Grain.WEEK),
                        kpiReader.teams(scope()),
                        kpiReader.channels(),
                        scope().isOfTeams() && request.cut().team() == null,
                        scope())),
                new WhyTalkPage.WhyTalkPageBuilder(request.address(), viewer, zone.id())
                        .page(
                                whyTalkService.readers(scoreExplanation),
                                whyTalkService.questions(scoreExplanation, viewer.speaker()),
                                typed));
    }

    private ScoreExplanation why(KpiViewRequest request) {
        return scoreExplanations.explain(request.kpi(), request.to(), request.cut(), scope());
    }

    private WhyTalk.TalkPerson currentPerson() {
        var email = caller.getPrincipal().getName();
        return new WhyTalk.TalkPerson(
                email, Optional.ofNullable(visitor.person()).orElse(email));
    }

    private DataScope scope() {
        return DataScope.of(caller);
    }

    private TalkParticipant participant() {
        return new TalkParticipant(
                currentPerson(), caller.hasRole(Permissions.AUTHOR), scope(), people.emailsIn(scope().teams()));
    }

    private static String typed(@Nullable String text) {
        // Browsers submit line ends as CR LF, which no one typed.
        return Optional.ofNullable(text).orElse("").replace("\r\n", "\n");
    }
}
