package org.kept.imports.page;

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
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.kept.access.Permissions;
import org.kept.audit.Audit;
import org.kept.calendar.ReportingZone;
import org.kept.imports.ImportJob;
import org.kept.imports.ImportState;
import org.kept.imports.page.ImportPage.ImportRow;
import org.kept.imports.run.ImportService;
import org.kept.problem.Problem;

/** Pages of imports: choose how a file is read, preview the result, import it, watch and stop it. */
@Path("/data/imports")
@RolesAllowed(Permissions.STEWARD)
@Produces(MediaType.TEXT_HTML)
public class ImportPages {

    private static final int MAX_LISTED = 100;

    @CheckedTemplate(basePath = "imports")
    static final class ImportTemplates {

        private ImportTemplates() {}

        static native TemplateInstance imports(List<ImportRow> rows);

        static native TemplateInstance setup(ImportSetupPage page);

        static native TemplateInstance started(ImportPage page);
    }

    private final ImportService imports;
    private final ImportSetup setup;
    private final ReportingZone zone;
    private final SecurityIdentity caller;
    private final Audit audit;

    ImportPages(ImportService imports, ImportSetup setup, ReportingZone zone, SecurityIdentity caller, Audit audit) {
        this.imports = imports;
        this.setup = setup;
        this.zone = zone;
        this.caller = caller;
        this.audit = audit;
    }

    /** Address of the page of an import. */
    static String page(ImportJob job) {
        return "/data/imports/" + job.id();
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list() {
        return ImportTemplates.imports(imports.list(owner(), MAX_LISTED).stream()
                .map(job -> ImportPage.row(job, zone.id()))
                .toList());
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public TemplateInstance show(UriInfo uri, @RestPath String id) throws IOException {
        var job = imports.require(id, owner());
        return job.state() == ImportState.OPEN
                ? setup(job, ImportChoices.ofQuery(uri.getQueryParameters()))
                : ImportTemplates.started(ImportPage.of(job));
    }

    private TemplateInstance setup(ImportJob job, ImportChoices choices) throws IOException {
        return ImportTemplates.setup(setup.page(job, choices, caller.hasRole(Permissions.ADMINISTRATOR)));
    }

    @POST
    @Path("{id}/start")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response start(@RestPath String id, @RestForm @Nullable String mapping) throws IOException {
        var job = imports.require(id, owner());
        if (job.state() != ImportState.OPEN) {
            return redirect(page(job));
        }
        var sent = ImportChoices.ofForm();
        var choices = mapping == null || mapping.isBlank() ? sent : sent.with(mapping.strip());
        try {
            setup.start(job, choices, audit.actor());
            return redirect(page(job));
        } catch (Problem problem) {
            return Response.status(422).entity(setup(job, choices)).build();
        }
    }

    @POST
    @Path("{id}/cancel")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response cancel(@RestPath String id) {
        var job = imports.require(id, owner());
        imports.cancel(job, audit.actor());
        return redirect(page(job));
    }

    /** Owner whose imports the person may see; null for everyone's. */
    private @Nullable String owner() {
        return caller.hasRole(Permissions.ADMINISTRATOR) ? null : audit.actor().name();
    }

    private static Response redirect(String path) {
        return Response.status(303).header("Location", path).build();
    }
}
