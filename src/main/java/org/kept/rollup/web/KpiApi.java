package org.kept.rollup.web;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.kept.access.DataScope;
import org.kept.access.ScopeChecked;
import org.kept.rollup.KpiRegistry;

/** REST API of the KPIs: what each of them is. */
@Path("/api/v1/kpis")
@Tag(name = "KPIs")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class KpiApi {

    private final KpiRegistry kpiRegistry;
    private final KpiDescriptions descriptions;
    private final SecurityIdentity identity;

    KpiApi(KpiRegistry kpiRegistry, KpiDescriptions descriptions, SecurityIdentity identity) {
        this.kpiRegistry = kpiRegistry;
        this.descriptions = descriptions;
        this.identity = identity;
    }

    @GET
    @RolesAllowed("read")
    @ScopeChecked
    @Operation(operationId = "listKpis", summary = "List the catalogue, custom KPIs and the guarantees of the mission")
    public List<KpiDescription> list() {
        var dataScope = DataScope.of(identity);
        return descriptions.of(kpiRegistry.all().stream()
                .filter(kpi -> dataScope.allowsKpi(kpi.code()))
                .toList());
    }

    @GET
    @Path("{kpi}")
    @RolesAllowed("read")
    @ScopeChecked
    @Operation(operationId = "getKpi", summary = "One KPI, its formula in words and its settings")
    public KpiDescription get(@PathParam("kpi") String code) {
        return descriptions.of(kpiRegistry.get(code));
    }
}
