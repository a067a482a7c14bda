package org.kept.rollup.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kept.problem.RequiredBody;
import org.kept.rollup.CustomKpiService;
import org.kept.rollup.KpiPreview;

/** REST API of custom KPIs. */
@Path("/api/v1/kpis")
@Tag(name = "KPIs")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class CustomKpiApi {

    private static final String EXAMPLE = """
            {"name":"Late orders per 100","betterWhen":"lower","unit":"per-hundred",
             "numerator":{"type":"order","where":{"late":true}},
             "denominator":{"type":"order"}}""";

    private final CustomKpiService service;
    private final KpiPreview preview;
    private final KpiApi kpis;
    private final SecurityIdentity identity;

    CustomKpiApi(CustomKpiService service, KpiPreview preview, KpiApi kpis, SecurityIdentity identity) {
        this.service = service;
        this.preview = preview;
        this.kpis = kpis;
        this.identity = identity;
    }

    @PUT
    @Path("{kpi}")
    @RolesAllowed("admin")
    @Operation(
            operationId = "defineKpi",
            summary = "Define a custom KPI: counts, sums or customers of one kind per those of another",
            description =
                    "`numerator` and `denominator` each name a `type` of event and, where not all of them count,"
                            + " the conditions on its data: a value, `{\"over\":60}` (or `under`, `atLeast`, `atMost`),"
                            + " `{\"oneOf\":[…]}` or `{\"exists\":true}` for each member; all must hold. A side counts the"
                            + " events; with `\"sum\":\"value\"` it adds up the numbers of a member, with"
                            + " `\"distinct\":\"customer\"` it counts each customer once a period. A sum per count is a mean, and"
                            + " `\"percentile\":90` (or a list) is shown beside it. `unit` is `fraction`, `per-hundred`,"
                            + " `per-thousand`, `seconds` or `number` (with `decimals` and a `symbol`). `sentence` and `note`"
                            + " say how it reads. Without numerator and denominator, all values are ready-made figures."
                            + " A definition is not dated: a changed one recounts all"
                            + " history, and events that arrive meanwhile wait until that is done. Who changed it and when is kept.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "late orders", value = EXAMPLE)))
    public KpiDescription define(@PathParam("kpi") String code, @Nullable JsonNode body) {
        var definition = RequiredBody.object(body, "Send the definition as a JSON object.");
        service.put(code, definition, identity.getPrincipal().getName());
        return kpis.get(code);
    }

    @POST
    @Path("{kpi}/try")
    @RolesAllowed("admin")
    @Operation(
            operationId = "tryKpi",
            summary = "Tell what a definition gives, and which weeks it moves",
            description =
                    "Checks the definition as `PUT` does and stores nothing. `weeks` has the value of each week now"
                            + " (`before`) and by the definition (`after`), newest first; `moves` marks those that differ."
                            + " Excluded time is left out of both where `excluded` is true."
                            + " The newest events are counted; `all` is false if older weeks, before `from`, may move too."
                            + " `warnings` names members in conditions that no event has so far.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "late orders", value = EXAMPLE)))
    public KpiPreviewView tryOut(@PathParam("kpi") String code, @Nullable JsonNode body) {
        var definition = RequiredBody.object(body, "Send the definition as a JSON object.");
        return KpiPreviewView.ofDefinition(
                preview.ofDefinition(code, definition), service.unseenMembers(code, definition));
    }

    @DELETE
    @Path("{kpi}")
    @RolesAllowed("admin")
    @Operation(
            operationId = "removeKpi",
            summary = "Remove a custom KPI",
            description = "Refused with 409 while any version of the mission uses it; the answer says which.")
    public void remove(@PathParam("kpi") String code) {
        service.remove(code, identity.getPrincipal().getName());
    }
}
