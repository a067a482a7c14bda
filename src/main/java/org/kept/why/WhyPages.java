package org.kept.why;

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
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.kept.access.Faults;
import org.kept.access.PersonDirectory;
import org.kept.access.Reach;
import org.kept.access.Roles;
import org.kept.calendar.Grain;
import org.kept.calendar.ReportingZone;
import org.kept.mission.Missions;
import org.kept.problem.Problem;
import org.kept.rollup.Kpis;
import org.kept.rollup.Readings;
import org.kept.ui.Visitor;
import org.kept.view.KpiView;
import org.kept.view.KpiViewParser;
import org.kept.view.KpiViewQuery;
import org.kept.view.KpiViewRequest;

/** Why a KPI is scored as a page to hand out, and the forms in which people say that they have read it, ask and answer. */
@Path("/why/{kpi}")
@RolesAllowed(Roles.PERSON)
@Produces(MediaType.TEXT_HTML)
public class WhyPages {

    @CheckedTemplate(basePath = "why")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance why(WhyPage page, TalkPage talk);
    }

    private final KpiViewParser parser;
    private final Whys whys;
    private final Talks talks;
    private final PersonDirectory people;
    private final Missions missions;
    private final Kpis kpis;
    private final Readings readings;
    private final ReportingZone zone;
    private final SecurityIdentity caller;
    private final Visitor visitor;

    WhyPages(
            KpiViewParser parser,
            Whys whys,
            Talks talks,
            PersonDirectory people,
            Missions missions,
            Kpis kpis,
            Readings readings,
            ReportingZone zone,
            SecurityIdentity caller,
            Visitor visitor) {
        this.parser = parser;
        this.whys = whys;
        this.talks = talks;
        this.people = people;
        this.missions = missions;
        this.kpis = kpis;
        this.readings = readings;
        this.zone = zone;
        this.caller = caller;
        this.visitor = visitor;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance show(@BeanParam KpiViewQuery query) {
        return page(parser.parse(KpiView.WHY, query), TalkPage.Typed.NOTHING);
    }

    @POST
    @Path("read")
    @RolesAllowed(Roles.VOICE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response read(@BeanParam KpiViewQuery query) {
        var request = parser.parse(KpiView.WHY, query);
        talks.read(why(request), who());
        return back(request);
    }

    @POST
    @Path("questions")
    @RolesAllowed(Roles.VOICE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response ask(@BeanParam KpiViewQuery query, @RestForm @Nullable String text) {
        var request = parser.parse(KpiView.WHY, query);
        var typed = typed(text);
        return answered(request, "text", typed, () -> talks.ask(request, typed, who()));
    }

    @POST
    @Path("questions/{id}/answer")
    @RolesAllowed(Roles.AUTHOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response answer(@BeanParam KpiViewQuery query, @RestPath String id, @RestForm @Nullable String answer) {
        var request = parser.parse(KpiView.WHY, query);
        var typed = typed(answer);
        return answered(request, "answer-" + id, typed, () -> talks.answer(request, id, typed, speaker()));
    }

    @POST
    @Path("questions/{id}/withdraw")
    @RolesAllowed(Roles.VOICE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response withdraw(@BeanParam KpiViewQuery query, @RestPath String id) {
        var request = parser.parse(KpiView.WHY, query);
        talks.withdraw(request, id, speaker());
        return back(request);
    }

    private static Response back(KpiViewRequest request) {
        return Response.status(303)
                .location(URI.create(request.address().href() + "#talk"))
                .build();
    }

    private Response answered(KpiViewRequest request, String field, String typed, Runnable said) {
        try {
            said.run();
            return back(request);
        } catch (Problem wrong) {
            if (wrong.faults().isEmpty()) {
                throw wrong;
            }
            return Response.status(wrong.status())
                    .entity(page(request, new TalkPage.Typed(Map.of(field, typed), new Faults(wrong.faults()))))
                    .build();
        }
    }

    private TemplateInstance page(KpiViewRequest request, TalkPage.Typed typed) {
        var why = why(request);
        var answer = new WhyAnswer(why, request, missions.history(), kpis::get, zone.id());
        var viewer = new TalkPage.Viewer(speaker(), caller.hasRole(Roles.VOICE));
        return Templates.why(
                answer.page(new WhyAnswer.Around(
                        readings.current(Grain.WEEK),
                        readings.teams(reach()),
                        readings.channels(),
                        reach().isOfTeams() && request.cut().team() == null)),
                new TalkPage.Writer(request.address(), viewer, zone.id())
                        .page(talks.readers(why), talks.questions(why, viewer.speaker()), typed));
    }

    private Why why(KpiViewRequest request) {
        return whys.why(request.kpi(), request.to(), request.cut(), reach());
    }

    private Talk.Who who() {
        var email = caller.getPrincipal().getName();
        return new Talk.Who(email, Optional.ofNullable(visitor.person()).orElse(email));
    }

    private Reach reach() {
        return Reach.of(caller);
    }

    private Speaker speaker() {
        return new Speaker(who(), caller.hasRole(Roles.AUTHOR), reach(), people.emailsIn(reach().teams()));
    }

    private static String typed(@Nullable String text) {
        // A browser sends line ends of two characters, which nobody typed.
        return Optional.ofNullable(text).orElse("").replace("\r\n", "\n");
    }
}
