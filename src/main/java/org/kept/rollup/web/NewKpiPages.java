package org.kept.rollup.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.kept.access.Permissions;

/** The page on which a custom KPI is made. */
@Path("/kpis/new")
@RolesAllowed(Permissions.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
public class NewKpiPages {

    private final KpiDefinitionPages definitions;

    NewKpiPages(KpiDefinitionPages definitions) {
        this.definitions = definitions;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance add() {
        return definitions.empty();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response addSent(@BeanParam KpiDefinitionForm form) {
        return definitions.sent("", form);
    }
}
