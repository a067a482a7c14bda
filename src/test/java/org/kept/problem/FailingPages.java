package org.kept.problem;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Failing pages, for tests. */
@Path("/trial-errors")
@Produces(MediaType.TEXT_HTML)
public class FailingPages {

    @GET
    @Path("broken")
    public String broken() {
        throw new IllegalStateException("the secret of the house");
    }

    @GET
    @Path("missing")
    public String missing() {
        throw Problem.notFound("There is no such <week>.");
    }
}
