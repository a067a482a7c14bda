package org.kept.rollup;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Rebuilding the numbers over REST, for operators. */
@Path("/api/v1/rollup/rebuild")
@Tag(name = "Operating")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class RebuildApi {

    private final Rebuild rebuild;

    RebuildApi(Rebuild rebuild) {
        this.rebuild = rebuild;
    }

    @POST
    @RolesAllowed("admin")
    @Operation(
            operationId = "rebuild",
            summary = "Compute every number anew from the events",
            description =
                    "Answers how many rows stood otherwise. With `check=true` nothing is changed. Events that come"
                            + " in meanwhile wait until it is done.")
    public Rebuild.Report rebuild(@QueryParam("check") @DefaultValue("false") boolean check) {
        return check ? rebuild.check() : rebuild.rebuild();
    }
}
