package org.kept.customers;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.kept.audit.Audit;
import org.kept.ingest.CustomerErasure;
import org.kept.ingest.ErasureResult;

/** Customer erasure over REST. */
@Path("/api/v1/customers")
@Tag(name = "Customers")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class CustomerErasureApi {

    private static final String EXAMPLE = """
            {"reference":"4k2m9xq0vt","events":31,"earlierRevisions":2}""";

    private final CustomerErasure customerErasure;
    private final Audit audit;

    CustomerErasureApi(CustomerErasure customerErasure, Audit audit) {
        this.customerErasure = customerErasure;
        this.audit = audit;
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "eraseCustomer",
            summary = "Erase a customer",
            description =
                    "The identifier is written as the events say it, percent-encoded. Their events stay and count"
                            + " as before, and name nobody any more: the keyed hash gives way to a random token, comments and"
                            + " members that Kept does not know are removed, in every revision. It cannot be taken back. Asked"
                            + " again, or for somebody unknown, it answers 0 events and no reference; one that broke off goes on.")
    @APIResponse(
            responseCode = "200",
            description = "Nothing names them any more. The reference stands in the audit trail",
            content =
                    @Content(
                            schema = @Schema(implementation = ErasureResult.class),
                            examples = @ExampleObject(name = "somebody with 31 events", value = EXAMPLE)))
    @APIResponse(responseCode = "503", description = "Too many others write; asked again, it goes on where it was")
    public ErasureResult erase(@PathParam("id") String id) {
        return customerErasure.erase(id, audit.actor());
    }
}
