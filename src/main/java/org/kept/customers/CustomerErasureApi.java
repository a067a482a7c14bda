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
                    "The identifier is the one in the events, percent-encoded. Their events stay and count as before,"
                            + " but no longer identify anyone: in every revision a random token replaces the keyed hash, and"
                            + " comments and members that Kept does not know are removed. This cannot be undone. A repeated"
                            + " request, or one for an unknown customer, answers 0 events and no reference. An interrupted"
                            + " erasure continues.")
    @APIResponse(
            responseCode = "200",
            description = "The customer is erased. The audit trail has the reference",
            content =
                    @Content(
                            schema = @Schema(implementation = ErasureResult.class),
                            examples = @ExampleObject(name = "a customer with 31 events", value = EXAMPLE)))
    @APIResponse(responseCode = "503", description = "Too many concurrent writes. Send it again to continue")
    public ErasureResult erase(@PathParam("id") String id) {
        return customerErasure.erase(id, audit.actor());
    }
}
