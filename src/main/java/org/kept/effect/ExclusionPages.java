package org.kept.effect;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.FormErrors;
import org.kept.access.Permissions;
import org.kept.calendar.ReportingZone;
import org.kept.database.ReadSession;
import org.kept.exclusion.Exclusion;
import org.kept.exclusion.Exclusions;
import org.kept.problem.Problem;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;
import org.kept.ui.DownloadLinks;
import org.kept.ui.PageUrl;

/** Pages of exclusions: all of them with what each changed, one of them, and the form that adds one. */
@Path("/exclusions")
@RolesAllowed(Permissions.PERSON)
@Produces(MediaType.TEXT_HTML)
public class ExclusionPages {

    /** Exclusions of a page; what each of them changed is read again. */
    private static final int PAGE_SIZE = 10;

    private static final int NUMBERS_IN_LIST = 3;
    private static final int NUMBERS_ON_PAGE = 100;

    @CheckedTemplate(basePath = "effect")
    static final class ExclusionTemplates {

        private ExclusionTemplates() {}

        static native TemplateInstance exclusions(ExclusionListPage page);

        static native TemplateInstance exclusion(ExclusionPage page);

        static native TemplateInstance exclude(NewExclusionPage page);
    }

    private final Exclusions exclusions;
    private final ExclusionRequests requests;
    private final ExclusionEffects effects;
    private final KpiRegistry kpiRegistry;
    private final KpiReader kpiReader;
    private final ReportingZone zone;
    private final ReadSession reads;
    private final SecurityIdentity caller;

    ExclusionPages(
            Exclusions exclusions,
            ExclusionRequests requests,
            ExclusionEffects effects,
            KpiRegistry kpiRegistry,
            KpiReader kpiReader,
            ReportingZone zone,
            ReadSession reads,
            SecurityIdentity caller) {
        this.exclusions = exclusions;
        this.requests = requests;
        this.effects = effects;
        this.kpiRegistry = kpiRegistry;
        this.kpiReader = kpiReader;
        this.zone = zone;
        this.reads = reads;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list(@RestQuery @Nullable String cursor) {
        return reads.during(() -> listPage(cursor));
    }

    private TemplateInstance listPage(@Nullable String cursor) {
        var after = cursor == null ? null : exclusions.find(cursor, scope()).orElse(null);
        var page = ExclusionPageReader.read(exclusions, after, PAGE_SIZE, scope());
        var changes = effects.verdictChanges(scope(), true);
        return ExclusionTemplates.exclusions(new ExclusionListPage(
                page.items().stream()
                        .map(each -> words().row(each, effects.effect(each, NUMBERS_IN_LIST, scope(), true)))
                        .toList(),
                ExclusionWords.summary(changes),
                changes.stream().map(each -> words().row(each)).toList(),
                page.next() == null
                        ? null
                        : PageUrl.of("/exclusions").with("cursor", page.next()).href(),
                after == null ? null : "/exclusions",
                mayExclude()));
    }

    /** The form; with what it would change as soon as a time is typed. Everyone may ask that. */
    @GET
    @Path("new")
    @Operation(hidden = true)
    public Response form(@BeanParam ExclusionForm.ExclusionQuery query) {
        var form = query.form();
        if (form.isWithoutTime()) {
            return Response.ok(page(form, null, FormErrors.NONE)).build();
        }
        try {
            return Response.ok(page(form, check(form), FormErrors.NONE)).build();
        } catch (Problem problem) {
            return refused(form, problem);
        }
    }

    @POST
    @RolesAllowed(Permissions.STEWARD)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response add(@BeanParam ExclusionForm.SentExclusion sent) {
        var form = sent.form();
        try {
            return redirect(exclusions.add(check(form)));
        } catch (Problem problem) {
            return refused(form, problem);
        }
    }

    private Exclusion check(ExclusionForm form) {
        return requests.check(form.wanted(zone), caller.getPrincipal().getName());
    }

    private Response refused(ExclusionForm form, Problem problem) {
        if (problem.errors().isEmpty()) {
            throw problem;
        }
        return Response.status(problem.status())
                .entity(page(form, null, new FormErrors(problem.errors())))
                .build();
    }

    private TemplateInstance page(ExclusionForm form, @Nullable Exclusion checked, FormErrors faults) {
        var kpis = kpiRegistry.all().stream()
                .filter(kpi -> scope().allowsKpi(kpi.code()))
                .toList();
        return ExclusionTemplates.exclude(new NewExclusionPage(
                NewExclusionPage.TypedExclusion.of(form),
                faults,
                ExclusionWords.categories(form.category()),
                ExclusionWords.kpis(kpis, form.kpi()),
                ExclusionWords.teams(kpiReader.teams(scope()), form.team()),
                checked == null
                        ? null
                        : words().section(checked, effects.effect(checked, NUMBERS_ON_PAGE, scope(), true)),
                zone.id().getId(),
                mayExclude()));
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public TemplateInstance one(@RestPath String id) {
        return page(require(id), "", FormErrors.NONE);
    }

    @POST
    @Path("{id}/end")
    @RolesAllowed(Permissions.STEWARD)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response end(@RestPath String id, @RestForm @Nullable String reason) {
        var exclusion = require(id);
        try {
            return redirect(
                    exclusions.end(exclusion, reason, caller.getPrincipal().getName()));
        } catch (Problem problem) {
            if (problem.errors().isEmpty()) {
                throw problem;
            }
            return Response.status(problem.status())
                    .entity(page(exclusion, reason == null ? "" : reason, new FormErrors(problem.errors())))
                    .build();
        }
    }

    private TemplateInstance page(Exclusion exclusion, String reason, FormErrors faults) {
        return ExclusionTemplates.exclusion(new ExclusionPage(
                words().line(exclusion),
                words().added(exclusion),
                words().ended(exclusion),
                words().section(exclusion, effects.effect(exclusion, NUMBERS_ON_PAGE, scope(), true)),
                mayExclude() && exclusion.isInEffect() ? "/exclusions/" + exclusion.id() + "/end" : null,
                reason,
                faults,
                DownloadLinks.of(PageUrl.of("/api/v1/exclusions/" + exclusion.id()))));
    }

    private static Response redirect(Exclusion exclusion) {
        return Response.status(303)
                .location(URI.create("/exclusions/" + exclusion.id()))
                .build();
    }

    private Exclusion require(String id) {
        return exclusions.find(id, scope()).orElseThrow(() -> Problem.notFound("There is no such exclusion."));
    }

    private boolean mayExclude() {
        return caller.hasRole(Permissions.STEWARD);
    }

    private DataScope scope() {
        return DataScope.of(caller);
    }

    private ExclusionWords words() {
        return new ExclusionWords(kpiRegistry::name, zone, scope());
    }
}
