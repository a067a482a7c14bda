package org.kept.trend;

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
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.FormErrors;
import org.kept.access.Permissions;
import org.kept.calendar.Period;
import org.kept.database.ReadSession;
import org.kept.ingest.RetentionHorizon;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiSettingsStore;
import org.kept.rollup.Slice;
import org.kept.signal.NoteAuthor;
import org.kept.view.KpiView;
import org.kept.view.KpiViewParser;
import org.kept.view.KpiViewQuery;
import org.kept.view.KpiViewRequest;
import org.kept.view.SharedPageSource;

/** The page about one KPI over time, with the forms for notes. */
@Path("/kpis/{kpi}")
@RolesAllowed(Permissions.PERSON)
@Produces(MediaType.TEXT_HTML)
public class TrendPages implements SharedPageSource {

    @CheckedTemplate(basePath = "trend")
    static final class TrendTemplates {

        private TrendTemplates() {}

        static native TemplateInstance trend(TrendPage page);
    }

    private final KpiViewParser parser;
    private final TrendReader reader;
    private final KpiReader kpiReader;
    private final KpiSettingsStore settings;
    private final RetentionHorizon retentionHorizon;
    private final NoteFormHandler forms;
    private final SecurityIdentity caller;
    private final String zone;
    private final ReadSession reads;

    TrendPages(
            KpiViewParser parser,
            TrendReader reader,
            KpiReader kpiReader,
            KpiSettingsStore settings,
            RetentionHorizon retentionHorizon,
            NoteFormHandler forms,
            SecurityIdentity caller,
            @ConfigProperty(name = "kept.zone") String zone,
            ReadSession reads) {
        this.parser = parser;
        this.reader = reader;
        this.kpiReader = kpiReader;
        this.settings = settings;
        this.retentionHorizon = retentionHorizon;
        this.forms = forms;
        this.caller = caller;
        this.zone = zone;
        this.reads = reads;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance show(@BeanParam KpiViewQuery query) {
        // Another node may have dropped events, and a replica may not know it yet.
        retentionHorizon.refresh();
        return reads.during(
                () -> page(parser.parse(KpiView.OVER_TIME, query), TrendPage.NoteFormInput.NOTHING, List.of()));
    }

    @Override
    @PermitAll
    public String sharedPage() {
        return "trend";
    }

    @Override
    @PermitAll
    public TemplateInstance shared(Period week, @Nullable String kpi, Slice slice, DataScope dataScope) {
        retentionHorizon.refresh();
        var query = KpiViewQuery.series(
                Objects.requireNonNull(kpi, "a trend is of a KPI"),
                null,
                null,
                week.code(),
                slice.team(),
                slice.channel());
        return reads.during(() -> {
            var data = reader.read(parser.parse(KpiView.OVER_TIME, query));
            return TrendTemplates.trend(builder(data).page(List.of(), List.of(), dataScope, reasons -> null));
        });
    }

    /** The page with the form open, as after errors, when its address is reloaded. */
    @GET
    @Path("phases")
    @Operation(hidden = true)
    public TemplateInstance phaseForm(@BeanParam KpiViewQuery query) {
        return openForm(query);
    }

    /** The page with the form open, as after errors, when its address is reloaded. */
    @GET
    @Path("annotations")
    @Operation(hidden = true)
    public TemplateInstance annotationForm(@BeanParam KpiViewQuery query) {
        return openForm(query);
    }

    private TemplateInstance openForm(KpiViewQuery query) {
        retentionHorizon.refresh();
        return reads.during(
                () -> page(parser.parse(KpiView.OVER_TIME, query), TrendPage.NoteFormInput.OPEN, List.of()));
    }

    /** The page of a note that was not removed. */
    @GET
    @Path("{kind:phases|annotations}/remove")
    @Operation(hidden = true)
    public Response notRemoved(@BeanParam KpiViewQuery query) {
        return redirect(parser.parse(KpiView.OVER_TIME, query));
    }

    @POST
    @Path("phases")
    @RolesAllowed(Permissions.AUTHOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response begin(@BeanParam KpiViewQuery query, @BeanParam NoteFormHandler.PhaseForm form) {
        var request = parser.parse(KpiView.OVER_TIME, query);
        return respond(request, form.typed(), () -> {
            forms.begin(request.kpi(), form, NoteAuthor.of(caller));
            return request;
        });
    }

    @POST
    @Path("annotations")
    @RolesAllowed(Permissions.AUTHOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response annotate(@BeanParam KpiViewQuery query, @BeanParam NoteFormHandler.AnnotationForm form) {
        var request = parser.parse(KpiView.OVER_TIME, query);
        return respond(
                request,
                form.typed(),
                () -> request.showing(forms.annotate(request.kpi(), form, NoteAuthor.of(caller))));
    }

    @POST
    @Path("{kind:phases|annotations}/remove")
    @RolesAllowed(Permissions.AUTHOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response remove(@BeanParam KpiViewQuery query, @RestPath String kind, @RestForm @Nullable String id) {
        var request = parser.parse(KpiView.OVER_TIME, query);
        forms.remove(request.kpi(), kind, id == null ? "" : id, NoteAuthor.of(caller));
        return redirect(request);
    }

    private static Response redirect(KpiViewRequest request) {
        return Response.status(303)
                .location(URI.create(request.address().href() + "#happened"))
                .build();
    }

    /** Redirects to the page that shows the note, or shows the form again with its errors. */
    private Response respond(KpiViewRequest request, TrendPage.NoteFormInput typed, Supplier<KpiViewRequest> action) {
        try {
            var saved = action.get();
            return redirect(typed.team().isEmpty() ? saved : saved.ofTeam(typed.team()));
        } catch (Problem problem) {
            var errors = NoteFormHandler.fieldErrors(problem);
            return Response.status(problem.status())
                    .entity(page(request, typed, errors))
                    .build();
        }
    }

    private TemplateInstance page(KpiViewRequest request, TrendPage.NoteFormInput typed, List<InputError> faults) {
        return TrendTemplates.trend(builder(reader.read(request))
                .page(
                        kpiReader.teams(DataScope.of(caller)),
                        kpiReader.channels(),
                        DataScope.of(caller),
                        reasons -> forms(request, typed, new FormErrors(faults), reasons)));
    }

    private TrendPageBuilder builder(TrendData data) {
        var set = settings.timeline().in(data.request().kpi(), data.week());
        return new TrendPageBuilder(data, set, zone, retentionHorizon.isSet() ? retentionHorizon.day() : null);
    }

    private TrendPage.@Nullable NoteFormsSection forms(
            KpiViewRequest request,
            TrendPage.NoteFormInput typed,
            FormErrors formErrors,
            List<TrendPage.MeasureReason> reasons) {
        var pageUrl = request.address();
        var dataScope = DataScope.of(caller);
        var team = Optional.ofNullable(request.cut().team()).orElse("");
        return caller.hasRole(Permissions.AUTHOR)
                ? new TrendPage.NoteFormsSection(
                        pageUrl.withPath(pageUrl.path() + "/phases").href(),
                        pageUrl.withPath(pageUrl.path() + "/annotations").href(),
                        pageUrl.withPath(pageUrl.path() + "/phases/remove").href(),
                        pageUrl.withPath(pageUrl.path() + "/annotations/remove").href(),
                        typed,
                        formErrors,
                        NoteFormHandler.subjectOptions(request.kpi(), reasons, typed.about()),
                        NoteFormHandler.teamOptions(
                                kpiReader.teams(dataScope),
                                dataScope,
                                typed.team().isEmpty() ? team : typed.team()),
                        dataScope)
                : null;
    }
}
