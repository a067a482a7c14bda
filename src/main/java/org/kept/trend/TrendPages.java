package org.kept.trend;

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
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.kept.access.Faults;
import org.kept.access.Reach;
import org.kept.access.Roles;
import org.kept.database.ReadSession;
import org.kept.ingest.Floor;
import org.kept.problem.Fault;
import org.kept.problem.Problem;
import org.kept.rollup.KpiSettings;
import org.kept.rollup.Readings;
import org.kept.signal.Author;
import org.kept.view.KpiView;
import org.kept.view.KpiViewParser;
import org.kept.view.KpiViewQuery;
import org.kept.view.KpiViewRequest;

/** One KPI over time as a page, and the forms in which an author notes what happened. */
@Path("/kpis/{kpi}")
@RolesAllowed(Roles.PERSON)
@Produces(MediaType.TEXT_HTML)
public class TrendPages {

    @CheckedTemplate(basePath = "trend")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance trend(TrendPage page);
    }

    private final KpiViewParser parser;
    private final TrendReader reader;
    private final Readings readings;
    private final KpiSettings settings;
    private final Floor floor;
    private final NoteForms forms;
    private final SecurityIdentity caller;
    private final String zone;
    private final ReadSession reads;

    TrendPages(
            KpiViewParser parser,
            TrendReader reader,
            Readings readings,
            KpiSettings settings,
            Floor floor,
            NoteForms forms,
            SecurityIdentity caller,
            @ConfigProperty(name = "kept.zone") String zone,
            ReadSession reads) {
        this.parser = parser;
        this.reader = reader;
        this.readings = readings;
        this.settings = settings;
        this.floor = floor;
        this.forms = forms;
        this.caller = caller;
        this.zone = zone;
        this.reads = reads;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance show(@BeanParam KpiViewQuery query) {
        // Another node may have dropped events, and a replica may not know of it yet.
        floor.refresh();
        return reads.during(() -> page(parser.parse(KpiView.OVER_TIME, query), TrendPage.Typed.NOTHING, List.of()));
    }

    @POST
    @Path("phases")
    @RolesAllowed(Roles.AUTHOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response begin(@BeanParam KpiViewQuery query, @BeanParam NoteForms.PhaseForm form) {
        var request = parser.parse(KpiView.OVER_TIME, query);
        return answered(request, form.typed(), () -> forms.begin(request.kpi(), form, Author.of(caller)));
    }

    @POST
    @Path("annotations")
    @RolesAllowed(Roles.AUTHOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response annotate(@BeanParam KpiViewQuery query, @BeanParam NoteForms.AnnotationForm form) {
        var request = parser.parse(KpiView.OVER_TIME, query);
        return answered(request, form.typed(), () -> forms.annotate(request.kpi(), form, Author.of(caller)));
    }

    @POST
    @Path("{kind:phases|annotations}/remove")
    @RolesAllowed(Roles.AUTHOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response remove(@BeanParam KpiViewQuery query, @RestPath String kind, @RestForm @Nullable String id) {
        var request = parser.parse(KpiView.OVER_TIME, query);
        forms.remove(request.kpi(), kind, id == null ? "" : id, Author.of(caller));
        return back(request);
    }

    private static Response back(KpiViewRequest request) {
        return Response.status(303)
                .location(URI.create(request.address().href() + "#happened"))
                .build();
    }

    private Response answered(KpiViewRequest request, TrendPage.Typed typed, Runnable note) {
        try {
            note.run();
            return back(typed.team().isEmpty() ? request : request.ofTeam(typed.team()));
        } catch (Problem wrong) {
            if (wrong.status() == 403) {
                throw wrong;
            }
            return Response.status(wrong.status())
                    .entity(page(request, typed, forms.atFields(wrong)))
                    .build();
        }
    }

    private TemplateInstance page(KpiViewRequest request, TrendPage.Typed typed, List<Fault> faults) {
        var data = reader.read(request);
        var set = settings.timeline().in(request.kpi(), data.week());
        return Templates.trend(new Answer(data, set, zone, floor.isThere() ? floor.day() : null)
                .page(
                        readings.teams(Reach.of(caller)),
                        readings.channels(),
                        reasons -> forms(request, typed, new Faults(faults), reasons)));
    }

    private TrendPage.@Nullable Forms forms(
            KpiViewRequest request, TrendPage.Typed typed, Faults faults, List<TrendPage.Reason> reasons) {
        var address = request.address();
        var reach = Reach.of(caller);
        var team = Optional.ofNullable(request.cut().team()).orElse("");
        return caller.hasRole(Roles.AUTHOR)
                ? new TrendPage.Forms(
                        address.at(address.path() + "/phases").href(),
                        address.at(address.path() + "/annotations").href(),
                        address.at(address.path() + "/phases/remove").href(),
                        address.at(address.path() + "/annotations/remove").href(),
                        typed,
                        faults,
                        NoteForms.abouts(request.kpi(), reasons, typed.about()),
                        NoteForms.whose(
                                readings.teams(reach), reach, typed.team().isEmpty() ? team : typed.team()),
                        reach)
                : null;
    }
}
