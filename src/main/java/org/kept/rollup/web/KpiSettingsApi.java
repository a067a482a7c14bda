package org.kept.rollup.web;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kept.rollup.web.KpiSettingsRequests.NewKpiSettings;

/** REST API of the settings of a KPI, and of what other settings would move. */
@Path("/api/v1/kpis")
@Tag(name = "KPIs")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class KpiSettingsApi {

    private final KpiSettingsRequests requests;
    private final KpiDescriptions descriptions;
    private final AllHoursClauses allHours;
    private final SecurityIdentity identity;

    KpiSettingsApi(
            KpiSettingsRequests requests,
            KpiDescriptions descriptions,
            AllHoursClauses allHours,
            SecurityIdentity identity) {
        this.requests = requests;
        this.descriptions = descriptions;
        this.allHours = allHours;
        this.identity = identity;
    }

    @PUT
    @Path("{kpi}/settings")
    @RolesAllowed("admin")
    @Operation(
            operationId = "setKpi",
            summary = "Change the settings of a KPI",
            description =
                    "Adds a version that applies from a week on (`from`, or the week in progress) and leaves earlier"
                            + " weeks unchanged; with `allHistory` every week is recounted. Weeks whose events were dropped"
                            + " cannot be recounted: another time T then applies from the first week after them, given by"
                            + " `from` in the history. `hours` names a calendar: times of waiting and resolving then count"
                            + " only while it is open, and contacts that arrive `outside` are left out (`leave-out`) or"
                            + " count from the next opening (`count-from-opening`). An empty `hours` counts every moment"
                            + " again. Settings that were saved for a later week are replaced too; `replaces` of"
                            + " `try` names these weeks.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples =
                                    @ExampleObject(
                                            name = "service level",
                                            value =
                                                    "{\"withinSeconds\":60,\"variant\":\"answered-over-offered\",\"from\":\"2026-W40\"}")))
    public KpiDescription set(@PathParam("kpi") String code, @Nullable NewKpiSettings wanted) {
        var request = requests.parse(code, wanted);
        requests.apply(request, identity.getPrincipal().getName());
        return descriptions.of(request.kpi());
    }

    @POST
    @Path("{kpi}/settings/try")
    @RolesAllowed("admin")
    @Operation(
            operationId = "tryKpiSettings",
            summary = "Tell which weeks other settings would move",
            description = "Checks the settings as `PUT` does and stores nothing. The answer is that of"
                    + " `POST /api/v1/kpis/{kpi}/try`, and `contradicts` names the clauses that promise all hours where"
                    + " a calendar would say when the KPI counts.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples =
                                    @ExampleObject(
                                            name = "service level",
                                            value = "{\"withinSeconds\":30,\"from\":\"2026-W40\"}")))
    public KpiPreviewView tryOut(@PathParam("kpi") String code, @Nullable NewKpiSettings wanted) {
        var request = requests.parse(code, wanted);
        var tried = requests.preview(request);
        var next = request.next() == null ? tried.settings() : request.next();
        return KpiPreviewView.ofSettings(tried, requests.replaced(request), allHours.contradicted(tried.kpi(), next));
    }
}
